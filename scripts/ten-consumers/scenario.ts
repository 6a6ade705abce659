import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Onrecord } from '../../src/runtime/open.ts'
import { processWork } from '../../src/runtime/process-work.ts'
import { type Event, event as eventSchema } from '../../src/schemas/event.ts'
import { transaction } from '../../src/store/database.ts'
import { storeExtraction } from '../../src/store/documents.ts'
import { readEvents } from '../../src/store/events.ts'
import { addPages } from '../../src/store/pages.ts'
import { insertSnapshot, startExtract } from '../../src/store/snapshots.ts'
import { subscriptionLag } from '../../src/store/subscriptions.ts'
import { consumeQueue } from '../../src/workers/consume.ts'
import { rewind, subscribe } from '../../src/workers/subscriptions.ts'
import { Random } from '../train-attribution/random.ts'
import { digest, edit, extractionOf, newPage, type Page } from './corpus.ts'
import { ancestors, type Subscriber, subscribers } from './subscribers.ts'

export type Plan = { seed: number; pages: number; edits: number; kills: number; writers: number }

/** What one consumer went through. */
export type Result = {
  name: string
  expected: number
  /** Events that never came, or came though the filter does not let them through. */
  lost: number
  foreign: number
  /** Handed out again, not counting what a rewind asked for. A kill may cause one for each event in hand. */
  repeated: number
  /** Handed out after a later event of the same document. */
  overtaken: number
  kills: number
}

type Diary = { seqs: number[]; documents: string[]; rewoundAt: number | null; kills: number }

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/**
 * Ten consumers with different filters; two are processes that are killed and started again at random, one is rewound,
 * while documents are stored and edited by several writers.
 *
 * @param env what a process needs to work on the same databases
 */
export async function tenConsumers(onrecord: Onrecord, env: Record<string, string>, plan: Plan): Promise<Result[]> {
  const diaries = new Map<string, Diary>()
  for (const { name, filter } of subscribers) {
    await subscribe(onrecord, { name, filter, from: 'start' })
    diaries.set(name, { seqs: [], documents: [], rewoundAt: null, kills: 0 })
  }
  const note = (name: string) => (event: Event) => {
    const diary = diaries.get(name)
    diary?.seqs.push(event.seq)
    diary?.documents.push(event.statement.document.id)
  }
  const delivery = await processWork(onrecord, ['deliver'])
  const [first, second, rewound, ...others] = subscribers as [Subscriber, Subscriber, Subscriber, ...Subscriber[]]
  const consumers = [rewound, ...others].map(({ name }, index) =>
    consumeQueue(onrecord, name, note(name), { concurrency: 1 + (index % 4) }),
  )
  const killed = [first, second].map(({ name }, index) =>
    keepKilling(name, env, new Random(plan.seed + index), plan.kills, note(name), diaries.get(name)),
  )

  const write = writeAll(onrecord, plan)
  await untilHalfway(onrecord, plan)
  const diary = diaries.get(rewound.name)
  const point = diary?.seqs[Math.floor(diary.seqs.length / 2)] ?? 0
  if (diary !== undefined) diary.rewoundAt = diary.seqs.length
  await rewind(onrecord, rewound.name, point)
  await write
  for (const { name } of subscribers) {
    while ((await subscriptionLag(onrecord.pool, name))?.lag !== 0) await sleep(100)
  }
  for (const child of killed) await child.stop()
  for (const consumer of consumers) await consumer.close()
  await delivery.close()

  const log = await wholeLog(onrecord)
  return subscribers.map((subscriber) => judge(subscriber, log, diaries.get(subscriber.name)))
}

async function writeAll(onrecord: Onrecord, { seed, pages, edits, writers }: Plan): Promise<void> {
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const random = new Random(seed + 100 + writer)
      const own = Array.from({ length: Math.ceil(pages / writers) }, (_, n) => newPage(random, n * writers + writer))
      for (const page of own) await publish(onrecord, page)
      for (let n = 0; n < edits / writers; n++) {
        const index = random.below(own.length)
        own[index] = edit(random, own[index]!)
        await publish(onrecord, own[index])
      }
    }),
  )
}

async function untilHalfway({ pool }: Onrecord, { pages, edits }: Plan): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ count: string }>('SELECT count(*) FROM onrecord.snapshots')
    if (Number(rows[0]?.count) >= (pages + edits) / 2) return
    await sleep(20)
  }
}

/** As fetch and extract would. */
async function publish({ pool, wakeSubscriptions }: Onrecord, page: Page): Promise<void> {
  const { url, source, version } = page
  const now = new Date(Date.UTC(2026, 0, 1) + version * 60_000).toISOString()
  const extraction = extractionOf(page, now)
  const { added } = await addPages(pool, [{ url, source }])
  const pageId = added[0]?.id ?? (await pageOf(pool, extraction.document.id))
  const snapshot = {
    pageId,
    head: {
      ...{ sha256: `sha256:${digest(extraction.document.text)}`, url, finalUrl: null, status: 200 },
      ...{ contentType: 'text/html', headers: {}, fetchedAt: now, byteLength: 1, hints: {} },
    },
    location: { file: 'none.warc.gz', offset: 0, length: 1 },
  }
  const { id: snapshotId } = await transaction(pool, (client) => insertSnapshot(client, snapshot))
  const run = (await startExtract(pool, snapshotId))?.run ?? 0
  const stamp = { now, extractorVersion: 'onrecord@1', taxonomyVersion: 'mediatopic@2023-10-24' }
  const { lastSeq } = await storeExtraction(pool, { snapshotId, run, extraction, stamp, ancestors })
  if (lastSeq !== null) await wakeSubscriptions(lastSeq)
}

async function pageOf(pool: Onrecord['pool'], documentId: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>('SELECT page_id AS id FROM onrecord.documents WHERE id = $1', [
    documentId,
  ])
  if (rows[0] === undefined) throw new Error(`there is no document ${documentId}`)
  return rows[0].id
}

/** A process that follows a subscription, killed `kills` times without warning, each time in the middle of its work. */
function keepKilling(
  name: string,
  env: Record<string, string>,
  random: Random,
  kills: number,
  note: (event: Event) => void,
  diary: Diary | undefined,
): { stop(): Promise<void> } {
  let child: ChildProcess | undefined
  let stopping = false
  const start = (): ChildProcess => {
    const { DATABASE_URL: _, REDIS_URL: __, ...rest } = process.env
    return spawn(process.execPath, [MAIN, 'follow', name, '--json'], {
      env: { ...rest, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }
  async function run(): Promise<void> {
    while (!stopping) {
      child = start()
      const patience = 1 + random.below(20)
      let handled = 0
      const { stdout } = child
      if (stdout === null) throw new Error('the process has no output')
      for await (const line of createInterface({ input: stdout })) {
        const event = parseWhole(line)
        if (event === null) continue
        note(event)
        handled += 1
        if (handled >= patience && diary !== undefined && diary.kills < kills) {
          diary.kills += 1
          handled = Number.NEGATIVE_INFINITY
          child.kill('SIGKILL')
        }
      }
    }
  }
  const running = run()
  return {
    async stop() {
      stopping = true
      if (child !== undefined && child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'close')
      }
      await running
    },
  }
}

/** Null for a line that a kill cut off: its event was not acknowledged. */
function parseWhole(line: string): Event | null {
  try {
    return eventSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}

async function wholeLog({ pool }: Onrecord): Promise<Event[]> {
  const log: Event[] = []
  for (let after = 0; ; ) {
    const { events, scannedTo } = await readEvents(pool, { after })
    if (scannedTo === after) return log
    log.push(...events)
    after = scannedTo
  }
}

function judge({ name, wants }: Subscriber, log: Event[], diary: Diary | undefined): Result {
  if (diary === undefined) throw new Error(`${name} kept no diary`)
  const { seqs, documents, rewoundAt, kills } = diary
  const expected = new Set(log.filter(wants).map(({ seq }) => seq))
  const seen = new Set(seqs)
  // What was in hand when the rewind came may still be noted after it; the replay begins with the first repetition.
  const again = seqs.findIndex((seq, index) => rewoundAt !== null && index >= rewoundAt && seqs.indexOf(seq) < index)
  const replay = again === -1 ? seqs.length : again
  let overtaken = 0
  let repeated = 0
  for (const [from, to] of [
    [0, replay],
    [replay, seqs.length],
  ] as const) {
    const newest = new Map<string, number>()
    const inRun = new Set<number>()
    for (let index = from; index < to; index++) {
      const [seq, document] = [seqs[index]!, documents[index]!]
      if (seq < (newest.get(document) ?? 0) && !inRun.has(seq)) overtaken += 1
      if (inRun.has(seq)) repeated += 1
      inRun.add(seq)
      newest.set(document, Math.max(seq, newest.get(document) ?? 0))
    }
  }
  return {
    ...{ name, expected: expected.size, kills, repeated, overtaken },
    lost: [...expected].filter((seq) => !seen.has(seq)).length,
    foreign: [...seen].filter((seq) => !expected.has(seq)).length,
  }
}
