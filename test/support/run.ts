import { type ChildProcess, spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** Shared by all processes that tests start: they load the same files again and again. */
const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/onrecord-compiled', import.meta.url))

export type Ended = { code: number | null; stdout: string; stderr: string }

/** Starts the command `onrecord` in a process of its own. Its configuration comes from `env`, not from the caller's. */
export function startOnrecord(args: string[], env: Record<string, string> = {}): ChildProcess {
  const { DATABASE_URL: _, REDIS_URL: __, ...rest } = process.env
  return spawn(process.execPath, [MAIN, ...args], {
    env: { ...rest, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Runs it to its end. */
export async function runOnrecord(
  args: string[],
  { input = '', env }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const child = startOnrecord(args, env)
  const { stdin, stdout, stderr } = child
  if (stdin === null || stdout === null || stderr === null) throw new Error('the process has no pipes')
  // A command that does not read its input may be gone before all of it is written.
  stdin.on('error', () => undefined)
  stdin.end(input)
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, err] = await Promise.all([text(stdout), text(stderr)])
  return { code: await code, stdout: out, stderr: err }
}
