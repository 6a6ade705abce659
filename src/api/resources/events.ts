import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Event, event, eventOp } from '../../schemas/event.ts'
import type { Filter } from '../../schemas/subscription.ts'
import { lastSeq, readEvents } from '../../store/events.ts'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import type { EventWatch } from '../event-watch.ts'
import { filterOf, filterQuery } from '../filter-query.ts'
import { chooseType } from '../negotiation.ts'
import { EVENT_STREAM, NDJSON, paging, problems, streamed, text, wholeNumber } from '../responses.ts'

const SECOND = 1_000
/** Proxies drop connections that say nothing for a minute. */
const HEARTBEAT_MS = 15 * SECOND
const BATCH_SIZE = 500

export function eventRoutes(app: App, { pool }: ApiDeps, watch: EventWatch): void {
  app.get(
    '/events',
    {
      schema: {
        operationId: 'listEvents',
        tags: ['events'],
        summary: 'Every change of a statement, in order of seq',
        description: `Read on with \`after\` of the answer. With \`wait\` an answer comes as soon as there is an event
(long poll). With \`Accept: text/event-stream\` events come as they happen, each with its seq as id, so that a browser's
EventSource goes on with \`Last-Event-ID\` where it was. For a durable position make a subscription.`,
        querystring: z.object({
          after: wholeNumber().nonnegative().optional().describe('seq; 0, the start of the log, unless said'),
          wait: wholeNumber().min(0).max(60).default(0).describe('seconds to wait for an event'),
          op: z.array(eventOp).optional(),
          ...filterQuery,
          limit: paging.limit,
        }),
        headers: z.object({ 'last-event-id': wholeNumber().nonnegative().optional() }),
        response: {
          200: {
            description: 'Events after a seq',
            content: {
              'application/json': {
                schema: z.object({
                  items: z.array(event),
                  after: z.int().describe('give it as `after` of the next request'),
                }),
              },
              [NDJSON]: text('an event on each line'),
              [EVENT_STREAM]: streamed('events as they happen, without end'),
            },
          },
          ...problems(406),
        },
      },
    },
    async (request, reply) => {
      const { wait, op, limit, ...query } = request.query
      const filter = { ...filterOf(query), ops: op }
      const after = request.headers['last-event-id'] ?? query.after ?? 0
      const type = chooseType(request, ['application/json', NDJSON, EVENT_STREAM])
      reply.type(`${type}; charset=utf-8`)
      switch (type) {
        case EVENT_STREAM:
          return reply
            .headers({ 'cache-control': 'no-cache', connection: 'close' })
            .send(Readable.from(stream(after, filter)))
        case NDJSON: {
          const { items } = await read(after, filter, limit, wait * SECOND)
          return reply.send(items.map((each) => `${JSON.stringify(each)}\n`).join(''))
        }
        case 'application/json':
          return reply.send(await read(after, filter, limit, wait * SECOND))
      }
    },
  )

  /** The first events after a seq that match; without any it waits for them. */
  async function read(after: number, filter: Filter, limit: number, waitMs: number) {
    const endsAt = performance.now() + waitMs
    for (let at = after; ; ) {
      const { events, scannedTo } = await readEvents(pool, { after: at, filter, limit })
      const leftMs = endsAt - performance.now()
      if (events.length > 0 || (scannedTo === at && (leftMs <= 0 || watch.closing.aborted)))
        return { items: events, after: scannedTo }
      // Nothing that matches in what was looked at: look further, or wait at the end of the log.
      if (scannedTo === at) await watch.untilAfter(at, leftMs)
      at = scannedTo
    }
  }

  async function* stream(after: number, filter: Filter): AsyncGenerator<string> {
    // At once, so that a client knows that it is connected.
    yield ': connected\n\n'
    let at = after
    while (!watch.closing.aborted) {
      const { events, scannedTo } = await readEvents(pool, { after: at, filter, limit: BATCH_SIZE })
      if (events.length > 0) yield events.map(asServerSent).join('')
      if (scannedTo === at) {
        await watch.untilAfter(at, HEARTBEAT_MS)
        // An id alone moves the client's Last-Event-ID past what its filter leaves out.
        if (!watch.closing.aborted && (await lastSeq(pool)) <= at) yield at === 0 ? ': still here\n\n' : `id: ${at}\n\n`
      }
      at = scannedTo
    }
  }
}

const asServerSent = (each: Event) => `id: ${each.seq}\nevent: ${each.op}\ndata: ${JSON.stringify(each)}\n\n`
