import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const exec = promisify(execFile)

export type RedisBinary = { path: string; env: NodeJS.ProcessEnv }

/** BullMQ 6 wants streams and LMOVE. */
const OLDEST = [6, 2] as const

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/onrecord-redis', import.meta.url))

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** @throws when it does not start, or is too old */
async function checkVersion({ path, env }: RedisBinary): Promise<void> {
  const { stdout } = await exec(path, ['--version'], { env })
  const [, major, minor] = /v=(\d+)\.(\d+)/.exec(stdout) ?? []
  if (Number(major) < OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) < OLDEST[1])) {
    throw new Error(`${path} is ${major}.${minor}, needed is ${OLDEST.join('.')} or later`)
  }
}

async function onPath(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const path of ['redis-server', 'valkey-server'].flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (await exists(path)) return path
  }
  return undefined
}

/** Debian's name for the package of a shared library: "liblzf.so.1" is in liblzf1, "liblua5.1.so.0" in liblua5.1-0. */
export function libraryPackage(soname: string): string {
  const [, name = soname, version = ''] = /^(.+?)\.so\.(.+)$/.exec(soname) ?? []
  return `${name}${/\d$/.test(name) ? '-' : ''}${version}`.toLowerCase()
}

/** Downloads Debian packages and unpacks them into `folder`, with no need of root and nothing installed. */
async function unpackPackages(packages: string[], folder: string): Promise<void> {
  const work = await mkdtemp(join(folder, 'debs-'))
  // Lists and caches of our own: those of the system may be empty (most container images) and need root to fill.
  await mkdir(join(work, 'lists/partial'), { recursive: true })
  const own = ['-o', `Dir::State::Lists=${work}/lists`, '-o', `Dir::Cache=${work}`, '-o', 'Debug::NoLocking=1']
  const asCaller = ['-o', 'APT::Sandbox::User=root', '-q']
  const download = (options: string[]) =>
    exec('apt-get', [...asCaller, ...options, 'download', ...packages], { cwd: work })
  try {
    await download([]).catch(async () => {
      await exec('apt-get', [...asCaller, ...own, 'update'], { cwd: work })
      await download(own)
    })
    for (const file of (await readdir(work)).filter((name) => name.endsWith('.deb'))) {
      await exec('dpkg', ['-x', join(work, file), folder])
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function unpacked(folder: string): Promise<RedisBinary> {
  const libraries = await readdir(join(folder, 'usr/lib')).catch(() => [])
  const paths = libraries.map((name) => join(folder, 'usr/lib', name))
  return {
    path: join(folder, 'usr/bin/redis-server'),
    env: { ...process.env, LD_LIBRARY_PATH: paths.join(delimiter) },
  }
}

async function missingLibraries({ path, env }: RedisBinary): Promise<string[]> {
  const { stdout } = await exec('ldd', [path], { env })
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]!)
}

async function fromDebian(): Promise<RedisBinary> {
  const done = join(CACHE, process.arch)
  if (!(await exists(done))) {
    await mkdir(CACHE, { recursive: true })
    const folder = await mkdtemp(join(CACHE, 'unpacking-'))
    try {
      await unpackPackages(['redis-server', 'redis-tools'], folder)
      // A library may need further ones, so more than one round.
      for (let missing = await missingLibraries(await unpacked(folder)); missing.length > 0; ) {
        await unpackPackages(missing.map(libraryPackage), folder)
        const still = await missingLibraries(await unpacked(folder))
        if (still.some((name) => missing.includes(name))) throw new Error(`no package found for ${still.join(', ')}`)
        missing = still
      }
      // Two test files may fetch it at once; whoever comes second keeps what the first one put there.
      await rename(folder, done).catch(() => {})
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return unpacked(done)
}

/**
 * A Redis (or Valkey) server on this machine: from PATH, else Debian's, fetched once into node_modules/.cache.
 *
 * @throws {Error} with a sentence for the reader where there is none to be had
 */
export async function findRedis(): Promise<RedisBinary> {
  try {
    const path = await onPath()
    const binary = path === undefined ? await fromDebian() : { path, env: process.env }
    await checkVersion(binary)
    return binary
  } catch (error) {
    const why = error instanceof Error ? error.message.trim().split('\n').slice(0, 3).join(' ') : String(error)
    throw new Error(`no Redis to test with: install redis-server, or set REDIS_URL (${why})`)
  }
}
