import { randomBytes } from 'node:crypto'
import { access, chmod, chown, constants, lchown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../error-code.ts'
import { ensureFolder } from '../folder.ts'
import { type Account, canEnter, runsAsRoot, unprivilegedAccount } from './account.ts'
import { EmbeddedPostgresError, explainFolder } from './errors.ts'

/** Where everything of one cluster is. */
export type Place = {
  /** The folder "postgres" in the data folder. */
  home: string
  /** PostgreSQL's own data directory, made by initdb; usually in `home`. */
  cluster: string
  logFile: string
  password: string
  /** Whom the server runs as; null: as this process. */
  account: Account | null
}

/** All survive a reboot but the last, which is there on every system. */
const ELSEWHERE = ['/var/lib', '/var/tmp', tmpdir()]

/**
 * Finds the cluster's place, and chooses one on first use. A server that root starts runs under another account; where
 * that one cannot reach the data folder the cluster is put elsewhere, and the file "location" remembers where.
 *
 * @throws {EmbeddedPostgresError} when the data folder cannot be written
 */
export async function findPlace(dataDir: string): Promise<Place> {
  const folder = resolve(dataDir)
  const home = join(folder, 'postgres')
  try {
    await ensureFolder(home)
    // The account must be able to pass through; what is secret in here is closed by itself.
    if (runsAsRoot()) await chmod(home, 0o711)
    const password = await writeOnce(join(home, 'password'), () => randomBytes(24).toString('hex'))
    const cluster = resolve(home, await writeOnce(join(home, 'location'), () => chooseCluster(home)))
    await ensureFolder(dirname(cluster))
    return { home, cluster, logFile: join(home, 'server.log'), password, account: await accountFor(cluster) }
  } catch (error) {
    throw explainFolder(folder, error)
  }
}

/** A folder that lasts and that every account can read, for root. */
export async function folderElsewhere(): Promise<string> {
  for (const folder of ELSEWHERE) {
    const writable = await access(folder, constants.W_OK).then(
      () => true,
      () => false,
    )
    if (writable) return folder
  }
  throw new EmbeddedPostgresError(`none of the folders ${ELSEWHERE.join(', ')} can be written; set DATABASE_URL`)
}

/** Relative to `home` where it is inside, so that a data folder may be moved. */
async function chooseCluster(home: string): Promise<string> {
  if (!runsAsRoot() || (await canEnter(home, await unprivilegedAccount()))) return 'cluster'
  // Not named after the data folder: one that was deleted and made anew must not find the old one's cluster.
  const folder = join(await folderElsewhere(), `onrecord-${randomBytes(8).toString('hex')}`)
  await mkdir(folder, { mode: 0o711 })
  await writeFile(
    join(folder, 'README'),
    `The database of ${home}. When that folder is gone for good, delete this one.\n`,
  )
  return join(folder, 'cluster')
}

async function accountFor(cluster: string): Promise<Account | null> {
  const made = await stat(cluster).catch(() => null)
  if (runsAsRoot()) {
    const account = made === null || made.uid === 0 ? await unprivilegedAccount() : { uid: made.uid, gid: made.gid }
    // Copied by root, from a backup perhaps: the server could not read it.
    if (made?.uid === 0) await giveAway(cluster, account)
    return account
  }
  if (made !== null && process.getuid !== undefined && made.uid !== process.getuid()) {
    throw new EmbeddedPostgresError(
      `the database in ${cluster} belongs to user id ${made.uid}. Run as that user or as root, or choose another data folder with ONRECORD_DATA`,
    )
  }
  return null
}

async function giveAway(folder: string, { uid, gid }: Account): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), uid, gid)
  }
  await chmod(folder, 0o700)
  await chown(folder, uid, gid)
}

/** Gives the first line of a file that whoever comes first writes, readable for its owner only. */
async function writeOnce(path: string, make: () => Promise<string> | string): Promise<string> {
  const known = await readLine(path)
  if (known !== null) return known
  try {
    const line = await make()
    await writeFile(path, `${line}\n`, { flag: 'wx', mode: 0o600 })
    return line
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  // Another process is between creating the file and writing its line.
  for (let attempt = 0; attempt < 100; attempt++) {
    const line = await readLine(path)
    if (line !== null) return line
    await sleep(10)
  }
  throw new EmbeddedPostgresError(`the file ${path} is empty. Remove the folder ${dirname(path)} if it was just made`)
}

async function readLine(path: string): Promise<string | null> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  })
  const end = content.indexOf('\n')
  return end === -1 ? null : content.slice(0, end)
}
