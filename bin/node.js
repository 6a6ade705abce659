// Plain JavaScript without dependencies: this must run on a Node that is too old for everything else.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'

/** undici 8 needs it, and running TypeScript files without a flag. */
const REQUIRED = '22.19'

export const NODE_NEEDED =
  `Onrecord needs Node.js ${REQUIRED} or later. This is ${process.version}, and the package "node", which brings a ` +
  'fitting one along, is not installed or does not run here.\nInstall a newer Node.js (https://nodejs.org/en/download) and try again.'

/** @param {string} version "24.21.0" */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  const [requiredMajor, requiredMinor] = REQUIRED.split('.').map(Number)
  return major > requiredMajor || (major === requiredMajor && minor >= requiredMinor)
}

/**
 * Path of the Node that the optional dependency "node" installed, or null when there is none that works: the package
 * installs without a binary on platforms that it has none for, and where install scripts are switched off.
 */
export function pinnedNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json')
    const path = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.node)
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
    return isNewEnough(stdout.trim().slice(1)) ? path : null
  } catch {
    return null
  }
}

/**
 * Runs a program as if in this process's place: same terminal, signals passed on to it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code as a shell reports it: 128 + number when a signal ended it
 */
export function run(command, args, options = {}) {
  const forward = (signal) => {
    // A terminal sends Ctrl-C to every process in front, so the child has it already; a second one means "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  // Before the start: a signal between it and the listeners would end this process and leave the child behind.
  for (const signal of signals) process.on(signal, forward)
  // The channel tells a Node program that this process was killed: it must not go on alone.
  const child = spawn(command, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], ...options })
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      resolve(127)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  }).finally(() => {
    for (const signal of signals) process.off(signal, forward)
  })
}
