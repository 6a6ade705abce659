#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isNewEnough, NODE_NEEDED, pinnedNode, run } from './node.js'

/** A clone has the sources, the installed package only what was built from them. */
function mainFile() {
  const source = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
  return existsSync(source) ? source : fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
}

if (isNewEnough(process.versions.node)) {
  // Halves the time to start from the second call on.
  module.enableCompileCache?.()
  await import(pathToFileURL(mainFile()).href)
} else {
  const node = pinnedNode()
  if (node === null) {
    console.error(NODE_NEEDED)
    process.exit(1)
  }
  process.exit(await run(node, [mainFile(), ...process.argv.slice(2)]))
}
