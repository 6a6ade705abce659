import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EmbeddedPostgresError } from './errors.ts'

/** Whom PostgreSQL runs as. It refuses to run as root. */
export type Account = { uid: number; gid: number }

const ROOT = 0

export const runsAsRoot = (): boolean => process.getuid?.() === ROOT

/**
 * The unprivileged account for a server started by root. initdb wants an account that is listed, so a number picked
 * from the air will not do.
 */
export async function unprivilegedAccount(): Promise<Account> {
  const accounts = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return Number(uid) > ROOT ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
  const account =
    accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody') ?? accounts[0]
  if (account === undefined) {
    throw new EmbeddedPostgresError(
      'PostgreSQL refuses to run as root and /etc/passwd lists nobody else. Add a user, run as one, or set DATABASE_URL',
    )
  }
  return { uid: account.uid, gid: account.gid }
}

/** Whether the account can pass through the folder and all folders above it. */
export async function canEnter(folder: string, account: Account): Promise<boolean> {
  let path = await realpath(folder)
  for (;;) {
    if (!(await mayPass(path, account))) return false
    const parent = dirname(path)
    if (parent === path) return true
    path = parent
  }
}

async function mayPass(path: string, { uid, gid }: Account): Promise<boolean> {
  const { mode, uid: owner, gid: group } = await stat(path)
  const execute = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
  return (mode & execute) !== 0
}
