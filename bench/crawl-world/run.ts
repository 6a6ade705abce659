/**
 * Crawls a world of many hosts with scripted faults by several worker processes, and checks what the hosts saw and
 * what was stored: politeness, completeness, exactly one outcome each, and a second crawl that brings nothing new.
 *
 *   npm run crawl:world                               50 hosts, 5,000 pages, 3 workers, embedded PostgreSQL
 *   npm run crawl:world -- --kill 4                   a worker is killed every 4 s
 *   REDIS_URL=redis://… npm run crawl:world           queues on Redis
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { loadConfig } from '../../src/runtime/config.ts'
import { open } from '../../src/runtime/open.ts'
import { readStatus } from '../../src/store/status.ts'
import { auditOutcomes, auditPages, auditPoliteness, auditSecondCrawl, type Violations } from './audit.ts'
import { addSources, crawlAgain, startCrew, untilCrawled } from './crawl.ts'
import { type RunningWorld, serveWorld } from './server.ts'

const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '50' },
    pages: { type: 'string', default: '100' },
    workers: { type: 'string', default: '3' },
    delay: { type: 'string', default: '50' },
    kill: { type: 'string', default: '0' },
  },
})
const [hosts, pages, workers, delayMs, killSeconds] = [
  values.hosts,
  values.pages,
  values.workers,
  values.delay,
  values.kill,
].map(Number) as [number, number, number, number, number]

const NEVER_MS = 2 ** 31 - 1

const { DATABASE_URL, REDIS_URL } = process.env
const dataFolder = await mkdtemp(join(tmpdir(), 'crawl-world-'))
const env: Record<string, string> = {
  ONRECORD_DATA: dataFolder,
  ONRECORD_ALLOW_NET: '127.0.0.0/8',
  ONRECORD_HOST_DELAY_MS: String(delayMs),
  ONRECORD_FETCH_TIMEOUT_MS: '5000',
  ONRECORD_CONCURRENCY: '32',
  ...(DATABASE_URL && { DATABASE_URL }),
  ...(REDIS_URL && { REDIS_URL, ONRECORD_QUEUE_PREFIX: `world-${process.pid}` }),
}
const world = await serveWorld(hosts, [...Array(pages).keys()])
const onrecord = await open(loadConfig(env), pino({ level: 'error' }))
try {
  console.log(
    `${hosts} hosts, ${world.byUrl.size} addresses, ${workers} workers, delay ${delayMs} ms, queues on ${onrecord.backend.type}`,
  )
  const broken = [...(await crawl('first crawl', killSeconds)), ...(await crawl('second crawl', 0))]
  for (const violation of broken.slice(0, 40)) console.log(`  broken: ${violation}`)
  console.log(broken.length === 0 ? 'All is well.' : `${broken.length} rules were broken.`)
  process.exitCode = broken.length === 0 ? 0 : 1
} finally {
  await onrecord.close()
  await world.close()
  await rm(dataFolder, { recursive: true, force: true })
}

async function crawl(name: 'first crawl' | 'second crawl', killEvery: number): Promise<Violations> {
  const from = world.seen.length
  const before = await readStatus(onrecord.pool)
  const startedAt = performance.now()
  if (name === 'first crawl') await addSources(onrecord, world)
  else await crawlAgain(onrecord)
  const crew = startCrew(workers, env)
  let kills = 0
  const killing = setInterval(
    () => {
      crew.kill()
      kills += 1
    },
    killEvery * 1_000 || NEVER_MS,
  )
  await untilCrawled(
    onrecord,
    process.stdout.isTTY ? (text) => process.stdout.write(`\r\x1b[K${name}: ${text}`) : undefined,
  )
  const seconds = (performance.now() - startedAt) / 1_000
  clearInterval(killing)
  await crew.stop()
  const after = await readStatus(onrecord.pool)
  const violations = [
    ...auditPoliteness(world, delayMs),
    ...(await auditOutcomes(onrecord.pool)),
    ...(name === 'first crawl'
      ? await auditPages(world, onrecord.pool, kills * Number(env.ONRECORD_CONCURRENCY))
      : auditSecondCrawl(world, from)),
    ...(name === 'second crawl' && after.snapshots !== before.snapshots
      ? [`the second crawl stored ${after.snapshots - before.snapshots} snapshots`]
      : []),
  ]
  report(name, seconds, from, kills, after, violations)
  return violations
}

function report(
  name: string,
  seconds: number,
  from: number,
  kills: number,
  status: Awaited<ReturnType<typeof readStatus>>,
  violations: Violations,
): void {
  const requests = world.seen.slice(from)
  const spread = busySpread(world, from)
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  console.log(`\n${name}`)
  console.table({
    seconds: Math.round(seconds),
    requests: requests.length,
    'requests a second, until 90 % were made': Math.round(spread.rate),
    'of what politeness allows, %': Math.round(spread.share * 100),
    'workers killed': kills,
    snapshots: status.snapshots,
    'rules broken': violations.length,
  })
  console.table(Object.fromEntries(status.outcomes.map(({ stage, code, count }) => [`${stage} ${code}`, count])))
}

/**
 * How near the crawl came to the limit that the delays set while most hosts had work: the time that a host's requests
 * and the delays after them take, against the time that passed until nine tenths of its requests were made.
 */
function busySpread({ hosts: all, seen }: RunningWorld, from: number): { rate: number; share: number } {
  const requests = seen.slice(from)
  const first = requests[0]?.startedAt ?? 0
  const last = requests[Math.floor(requests.length * 0.9)]?.startedAt ?? first
  let needed = 0
  let passed = 0
  for (const [index, host] of all.entries()) {
    const own = requests.filter((request) => request.host === index && request.startedAt <= last)
    const [start, end] = [own[0]?.startedAt, own.at(-1)?.startedAt]
    if (start === undefined || end === undefined) continue
    passed += end - start
    for (const { startedAt, endedAt, retryAfterMs } of own.slice(0, -1)) {
      needed += (endedAt ?? startedAt) - startedAt + Math.max(delayMs, host.crawlDelayMs, retryAfterMs)
    }
  }
  return { rate: (requests.length * 0.9 * 1_000) / Math.max(1, last - first), share: needed / Math.max(1, passed) }
}
