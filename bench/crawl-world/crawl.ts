import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isIdle } from '../../src/runtime/idle.ts'
import type { Onrecord } from '../../src/runtime/open.ts'
import { requestFetch } from '../../src/store/pages.ts'
import { addSource, listSources, runSourceNow } from '../../src/store/sources.ts'
import { type RunningWorld, sourceUrl } from './server.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

export type Crew = {
  /** Kills the one that has worked longest with SIGKILL, and starts another in its place. */
  kill(): void
  stop(): Promise<void>
}

/** Starts processes that look into sources and fetch pages. */
export function startCrew(count: number, env: Record<string, string>): Crew {
  const workers: ChildProcess[] = []
  const hire = () => {
    const { DATABASE_URL: _, REDIS_URL: __, ...rest } = process.env
    const worker = spawn(process.execPath, [MAIN, 'work', '--stage', 'discover,fetch'], {
      env: { ...rest, LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    workers.push(worker)
  }
  for (let n = 0; n < count; n += 1) hire()
  return {
    kill() {
      workers.shift()?.kill('SIGKILL')
      hire()
    },
    async stop() {
      await Promise.all(
        workers.splice(0).map(async (worker) => {
          if (worker.exitCode !== null || worker.signalCode !== null) return
          const closed = once(worker, 'close')
          worker.kill('SIGTERM')
          await closed
        }),
      )
    },
  }
}

export async function addSources({ pool }: Onrecord, world: RunningWorld): Promise<void> {
  for (const [index, host] of world.hosts.entries()) {
    const schedule = { type: 'every', seconds: 24 * 60 * 60 } as const
    const isListing = host.sourceKind === 'listing'
    const more = isListing ? { linkSelector: 'main a', depth: 50 } : {}
    await addSource(pool, { name: `host-${index}`, url: sourceUrl(host), kind: host.sourceKind, schedule, ...more })
  }
}

/** Makes every source and every page that was had due again. */
export async function crawlAgain({ pool, queues }: Onrecord): Promise<void> {
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM onrecord.pages WHERE state = 'fetched'")
  await queues.enqueueFetch(
    await requestFetch(
      pool,
      rows.map(({ id }) => id),
    ),
  )
  for (const { name } of await listSources(pool)) await runSourceNow(pool, name)
}

/** Until nothing is waiting, in hand or due within a minute. Extraction is nobody's business here. */
export async function untilCrawled(onrecord: Onrecord, onProgress?: (text: string) => void): Promise<void> {
  const { pool } = onrecord
  for (;;) {
    await sleep(500)
    // What was fetched counts as extracted, or it would never be idle.
    await pool.query('UPDATE onrecord.snapshots SET extracted_run = extract_run WHERE extracted_run < extract_run')
    await onrecord.queues.stages.extract.obliterate()
    if (onProgress !== undefined) onProgress(await countPages(onrecord))
    if (await isIdle(onrecord)) return
  }
}

async function countPages({ pool }: Onrecord): Promise<string> {
  const { rows } = await pool.query<{ state: string; count: number }>(
    'SELECT state, count(*)::int AS count FROM onrecord.pages GROUP BY state ORDER BY state',
  )
  return rows.map(({ state, count }) => `${count} ${state}`).join(', ')
}
