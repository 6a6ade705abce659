import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRedis, type RedisBinary } from './redis-binary.ts'

export type TestRedis = { available: true; url: string; stop(): Promise<void> } | { available: false; reason: string }

// Redis goes when the pipe from this process closes, so not even a killed test worker leaves one behind.
const KEEPER = '"$@" </dev/null & exec >&-; read -r _; kill $!; wait $!'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve, reject) => server.on('listening', resolve).on('error', reject))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function launch(binary: RedisBinary): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-redis-'))
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder]
  args.push('--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction')
  const keeper = spawn('sh', ['-c', KEEPER, 'sh', binary.path, ...args], {
    env: binary.env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => keeper.on('exit', () => resolve()))
  const stop = async () => {
    keeper.stdin.end()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  let log = ''
  const ready = await new Promise<boolean>((resolve) => {
    keeper.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk
      if (log.includes('Ready to accept connections')) resolve(true)
    })
    keeper.stdout.on('end', () => resolve(false))
  })
  if (!ready) {
    await stop()
    throw new Error(`Redis did not start:\n${log}`)
  }
  return { url: `redis://127.0.0.1:${port}`, stop }
}

/**
 * A Redis for one file of tests, or a benchmark: REDIS_URL where it is set (shared, so use a prefix of your own), else a server of our own
 * with nothing on disk, else the reason why there is none.
 */
export async function startRedis(): Promise<TestRedis> {
  const given = process.env.REDIS_URL
  if (given !== undefined) return { available: true, url: given, stop: async () => {} }
  let binary: RedisBinary
  try {
    binary = await findRedis()
  } catch (error) {
    return { available: false, reason: error instanceof Error ? error.message : String(error) }
  }
  // Between looking for a free port and taking it somebody else may have it.
  const started = await launch(binary).catch(() => launch(binary))
  return { available: true, ...started }
}
