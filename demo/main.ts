/** The main job on a small news site on this machine: crawl it, extract, store, deliver, consume. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pc from 'picocolors'
import { type Site, startSite } from '../fixtures/server.ts'
import { untilStopped } from '../src/cli/signals.ts'
import { clip, speakerOf } from '../src/cli/table.ts'
import { documentId } from '../src/pipeline/normalise/identity.ts'
import { loadConfig } from '../src/runtime/config.ts'
import { isIdle } from '../src/runtime/idle.ts'
import { createLogger } from '../src/runtime/logger.ts'
import { type Onrecord, open } from '../src/runtime/open.ts'
import { processWork } from '../src/runtime/process-work.ts'
import type { Event } from '../src/schemas/event.ts'
import { searchStatements } from '../src/store/search.ts'
import { addSource } from '../src/store/sources.ts'
import { readStatus } from '../src/store/status.ts'
import { createSubscription } from '../src/store/subscriptions.ts'
import { consumeQueue } from '../src/workers/consume.ts'
import { stages } from '../src/workers/topology.ts'
import { expectedPages } from './expected-pages.ts'

const { values: options } = parseArgs({ options: { keep: { type: 'boolean', default: false } } })
const started = performance.now()
const dataFolder = await mkdtemp(join(tmpdir(), 'onrecord-demo-'))
// Otherwise root, whose PostgreSQL runs as somebody else, would leave its database in another folder.
await chmod(dataFolder, 0o755)
const site = await startSite()
const config = loadConfig({
  ONRECORD_DATA: dataFolder,
  ONRECORD_ALLOW_NET: '127.0.0.0/8',
  ONRECORD_HOST_DELAY_MS: '100',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
})
print(`A news site is up at ${site.url}; the data goes to ${dataFolder}.`)
const onrecord = await open(config, createLogger(config))
const work = await processWork(onrecord, stages)
try {
  const consumed = await crawlAndConsume(onrecord, site)
  const missing = await pagesWithoutStatements(onrecord, site)
  await summarise(onrecord, consumed)
  if (missing.length > 0) {
    print(pc.red(`Pages that should have yielded statements and did not:\n  ${missing.join('\n  ')}`))
    process.exitCode = 1
  }
  if (options.keep) await keepRunning()
} finally {
  await work.close()
  await onrecord.close()
  await site.close()
  await rm(dataFolder, { recursive: true, force: true })
}

async function crawlAndConsume({ pool, log, ...rest }: Onrecord, { url }: Site): Promise<number> {
  const every = { type: 'every', seconds: 15 * 60 } as const
  await createSubscription(pool, { name: 'demo', filter: {}, from: 'start' })
  await addSource(pool, { name: 'demo-feed', url: `${url}/feed.xml`, kind: 'feed', schedule: every })
  await addSource(pool, { name: 'demo-sitemap', url: `${url}/sitemap.xml`, kind: 'sitemap', schedule: every })
  print('Two sources are scheduled every 15 minutes, its feed and its sitemap. Statements as they arrive:\n')
  print(pc.bold(row('speaker', 'kind', 'act', 'topic', 'text')))

  const seqs = new Set<number>()
  const consumer = consumeQueue({ pool, ...rest }, 'demo', (event) => {
    seqs.add(event.seq)
    print(renderStatement(event))
  })
  for (let events = -1; !(await isIdle({ pool, ...rest })) || events !== seqs.size; await sleep(250)) events = seqs.size
  await consumer.close()
  return seqs.size
}

function renderStatement({ statement }: Event): string {
  const { kind, cue, topics, text } = statement
  const act = `${cue?.negated ? 'not ' : ''}${cue?.act ?? ''}`
  return row(speakerOf(statement), kind, act, topics[0]?.name ?? '', text)
}

function row(speaker: string, kind: string, act: string, topic: string, text: string): string {
  const width = Math.max(40, (process.stdout.columns ?? 160) - 78)
  const cells = [clip(speaker, 24).padEnd(24), kind.padEnd(8), act.padEnd(10), clip(topic, 28).padEnd(28)]
  return [...cells, clip(text, width)].join('  ')
}

async function pagesWithoutStatements({ pool }: Onrecord, { url }: Site): Promise<string[]> {
  const missing: string[] = []
  for (const path of await expectedPages()) {
    const { statements } = await searchStatements(pool, { documentId: documentId(`${url}${path}`, ''), limit: 1 })
    if (statements.length === 0) missing.push(path)
  }
  return missing
}

async function summarise({ pool }: Onrecord, consumed: number): Promise<void> {
  const { pages, documents, statements, events } = await readStatus(pool)
  const total = Object.values(pages).reduce((sum, count) => sum + count, 0)
  const seconds = ((performance.now() - started) / 1_000).toFixed(1)
  print(
    `\n${total} pages, ${documents} documents, ${statements.usable} statements, ` +
      `${consumed} of ${events.count} events consumed, ${seconds} seconds.`,
  )
}

async function keepRunning(): Promise<void> {
  const command = `ONRECORD_DATA=${dataFolder} node bin/onrecord.js`
  print(`
It keeps running; stop it with Ctrl-C. Look at it from another terminal:
  ${command} status
  ${command} statements --speaker Aliyev
  ${command} subscribe desk --topic medtop:16000000 && ${command} follow desk
  ${site.url}/  is the site itself`)
  await untilStopped()
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
