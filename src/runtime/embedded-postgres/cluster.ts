import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresError } from './errors.ts'
import type { Place } from './place.ts'
import { runProgram } from './program.ts'

export const USER = 'onrecord'

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Several processes with a pool each; the default is 100.
  max_connections: '200',
  // Containers give 64 MB of /dev/shm, which parallel queries overflow; and the machine has other work.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  // Queries are short: compiling them takes longer than running them.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/**
 * Makes the cluster where there is none yet: aside first, then in place in one step, so that a process killed on the
 * way leaves nothing that looks like a cluster.
 *
 * @throws {EmbeddedPostgresError} when initdb fails, or the cluster was made by another major version
 */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<void> {
  const { cluster } = place
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version !== null) return checkVersion(cluster, version.trim(), binaries.major)

  const aside = `${cluster}.new-${process.pid}`
  await removeUnfinished(cluster)
  await makePrivate(aside, place)
  const passwordFile = `${aside}.password`
  await writeFile(passwordFile, place.password, { mode: 0o600 })
  if (place.account !== null) await chown(passwordFile, place.account.uid, place.account.gid)
  try {
    const { code, output } = await runProgram(
      binaries.initdb,
      [
        `--pgdata=${aside}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Byte order, the same on every machine, but letters of all alphabets have their lower case.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`),
      ],
      place.account,
    )
    if (code !== 0) throw explainInitdb(cluster, output)
    // Fails when another process was faster: then its cluster is there, which is as good.
    await rename(aside, cluster).catch(async (error) => {
      const other = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null)
      if (other === null) throw error
    })
  } finally {
    await rm(passwordFile, { force: true })
    await rm(aside, { recursive: true, force: true })
  }
}

async function makePrivate(folder: string, { account }: Place): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  await chmod(folder, 0o700)
  if (account !== null) await chown(folder, account.uid, account.gid)
}

function checkVersion(cluster: string, version: string, major: number): void {
  if (version === String(major)) return
  throw new EmbeddedPostgresError(
    `the database in ${cluster} was made by PostgreSQL ${version}, and this is ${major}. Use the version of Onrecord that made it, or another data folder`,
  )
}

/** What processes that were killed during initdb left; those still at work are left alone. */
async function removeUnfinished(cluster: string): Promise<void> {
  const prefix = `${basename(cluster)}.new-`
  for (const name of await readdir(dirname(cluster))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    if (name.startsWith(prefix) && !isAlive(pid)) {
      await rm(join(dirname(cluster), name), { recursive: true, force: true })
    }
  }
}

export function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function explainInitdb(cluster: string, output: string): EmbeddedPostgresError {
  const reason = output.includes('No space left on device') ? 'the disk is full' : lastLines(output, 6)
  return new EmbeddedPostgresError(`cannot make the database in ${cluster}: ${reason}`)
}

export function lastLines(output: string, count: number): string {
  return output.trim().split('\n').slice(-count).join('\n')
}
