import { join } from 'node:path'
import { run } from '../bin/node.js'
import { ROOT, setUp } from './setup.js'

const node = await setUp()
process.exit(await run(node, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)]))
