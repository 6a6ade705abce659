// Plain JavaScript without dependencies: this runs on whatever Node is there, before anything is installed.
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isNewEnough, NODE_NEEDED, pinnedNode, run } from '../bin/node.js'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

const STILL_AT_IT_MS = 15_000

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(join(ROOT, lockFile), 'utf8')).packages
  } catch {
    return {}
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. Compares the lists that npm keeps, not file times: those
 * change with every checkout. Optional packages may be missing, they are mostly those of other platforms.
 */
function dependenciesInstalled() {
  const wanted = Object.entries(packagesIn('package-lock.json')).filter(([path]) => path !== '')
  const installed = packagesIn('node_modules/.package-lock.json')
  return wanted.every(([path, entry]) => {
    const there = installed[path]
    return there === undefined ? entry.optional || entry.devOptional : there.version === entry.version
  })
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/** @returns {Promise<number>} exit code of npm */
function npmCi() {
  // Development packages hold the test runner; an environment with NODE_ENV=production would leave them out.
  // npm's first pause before it tries again is 10 s: too long to wait for the news that the machine is offline.
  const args = ['ci', '--prefer-offline', '--include=dev', '--include=optional', '--loglevel=error']
  args.push('--fetch-retry-mintimeout=2000')
  const started = Date.now()
  const ticker = setInterval(() => {
    console.error(`… still installing, ${Math.round((Date.now() - started) / 1000)} s`)
  }, STILL_AT_IT_MS)
  const npm = process.env.npm_execpath
  const done = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args], { cwd: ROOT })
    : run('npm', args, { cwd: ROOT, shell: process.platform === 'win32' })
  return done.finally(() => clearInterval(ticker))
}

function fail(message) {
  console.error(`\n${message}`)
  process.exit(1)
}

/**
 * Installs the dependencies where they are missing or out of date.
 *
 * @returns {Promise<string>} path of the Node to run everything on
 */
export async function setUp() {
  if (!dependenciesInstalled()) {
    if (isLink(join(ROOT, 'node_modules'))) {
      fail(
        'node_modules is a link to a folder that does not match package-lock.json. Install there, or remove the link.',
      )
    }
    console.error('Installing the dependencies (npm ci, about 500 MB on disk) …')
    const code = await npmCi()
    if (code !== 0) {
      fail(
        `The dependencies could not be installed: npm ci ended with code ${code}; its own words stand above.\n` +
          'It needs the npm registry once. If this machine is offline or behind a proxy, connect it, or tell npm the\n' +
          'proxy (npm config set proxy …), and run the same command again.',
      )
    }
  }
  return pinnedNode() ?? (isNewEnough(process.versions.node) ? process.execPath : fail(NODE_NEEDED))
}
