import { join } from 'node:path'
import { run } from '../bin/node.js'
import { ROOT, setUp } from './setup.js'

const node = await setUp()
process.exit(await run(node, [join(ROOT, 'demo/main.ts'), ...process.argv.slice(2)]))
