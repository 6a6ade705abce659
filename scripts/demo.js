import { join } from 'node:path'
import { run } from '../bin/node.js'
import { ROOT, setUp } from './setup.js'

const node = await setUp()
process.exit(await run(node, [join(ROOT, 'src/cli/main.ts'), 'demo', ...process.argv.slice(2)]))
