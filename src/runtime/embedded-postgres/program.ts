import { type SpawnOptions, spawn } from 'node:child_process'
import { codeOf } from '../error-code.ts'
import type { Account } from './account.ts'
import { EmbeddedPostgresError } from './errors.ts'

/** How PostgreSQL's programs are run: as the account, in English, untouched by the caller's PG… variables. */
export function programOptions(account: Account | null): SpawnOptions {
  const { PATH, TMPDIR, SystemRoot } = process.env
  const kept = Object.entries({ PATH, TMPDIR, SystemRoot }).filter(([, value]) => value !== undefined)
  return { ...account, cwd: '/', env: { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' } }
}

/** Runs a program to its end. Gives its exit code and all that it printed. */
export function runProgram(
  path: string,
  args: string[],
  account: Account | null,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { ...programOptions(account), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.once('error', (error) => reject(explainSpawn(path, error)))
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** A program that is there and still is "not found" lacks its loader: a system without glibc. */
export function explainSpawn(path: string, cause: Error): EmbeddedPostgresError {
  const reason =
    codeOf(cause) === 'ENOENT'
      ? 'it is missing, or made for a system with glibc, which Alpine Linux is not'
      : cause.message
  return new EmbeddedPostgresError(
    `cannot run PostgreSQL's program ${path}: ${reason}. Set DATABASE_URL to use a PostgreSQL of your own`,
    { cause },
  )
}
