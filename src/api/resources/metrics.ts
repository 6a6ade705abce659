import { Gauge, Histogram } from 'prom-client'
import { z } from 'zod'
import { readStatus } from '../../store/status.ts'
import { stages, subscriptionQueue } from '../../workers/topology.ts'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { LATENCY_BUCKETS_SECONDS } from '../metrics.ts'
import { problems } from '../responses.ts'

/** Prometheus metrics: of this process, of its requests, and, read at each scrape, of the whole installation. */
export function metricRoutes(app: App, { pool, queues, metrics: { registry } }: ApiDeps): void {
  const requests = new Histogram({
    name: 'onrecord_http_request_duration_seconds',
    help: 'Time to answer requests to the HTTP API',
    labelNames: ['method', 'route', 'status'],
    buckets: LATENCY_BUCKETS_SECONDS,
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const { statusCode: status, elapsedTime } = reply
    // The route as declared, so that URLs that nobody foresaw do not make a series each.
    const route = routeOptions.url ?? 'none'
    requests.observe({ method, route, status: String(status) }, elapsedTime / 1_000)
    request.log.debug({ method, route, status, key: request.keyName, ms: Math.round(elapsedTime) }, 'request')
  })

  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `onrecord_${name}`, help, labelNames, registers: [registry] })
  const jobs = gauge('queue_jobs', 'Jobs in a queue by state', ['queue', 'state'])
  const lag = gauge('subscription_lag_events', 'Matching events that a subscription has not handled yet', [
    'subscription',
  ])
  const dead = gauge('subscription_dead_letters', 'Events that a subscription has given up', ['subscription'])
  const outcomes = gauge('outcomes', 'How fetches, discoveries and extractions ended, since the beginning', [
    'stage',
    'code',
  ])
  const pages = gauge('pages', 'Pages of the frontier by state', ['state'])
  const statements = gauge('statements', 'Stored statements by status', ['status'])
  const lastSeq = gauge('last_event_seq', 'seq of the newest event', [])

  async function measure(): Promise<void> {
    const status = await readStatus(pool)
    for (const each of [jobs, lag, dead, outcomes, pages, statements]) each.reset()
    for (const stage of stages) setCounts(stage, await queues.stages[stage].counts())
    for (const each of status.subscriptions) {
      const { name: subscription } = each
      lag.set({ subscription }, each.lag)
      dead.set({ subscription }, each.dead)
      if (each.delivery === 'queue') {
        setCounts(subscriptionQueue(subscription), await queues.subscription(subscription).counts())
      }
    }
    for (const { stage, code, count } of status.outcomes) outcomes.set({ stage, code }, count)
    for (const [state, count] of Object.entries(status.pages)) pages.set({ state }, count)
    for (const [state, count] of Object.entries(status.statements)) statements.set({ status: state }, count)
    lastSeq.set(status.events.lastSeq)
  }

  function setCounts(queue: string, counts: Record<string, number>): void {
    for (const [state, count] of Object.entries(counts)) jobs.set({ queue, state }, count)
  }

  app.get(
    '/metrics',
    {
      config: { rateLimit: false },
      schema: {
        operationId: 'readMetrics',
        tags: ['health'],
        summary: 'Queue depths, lags, outcomes and latencies for Prometheus',
        response: {
          200: { description: 'Prometheus text format', content: { 'text/plain': { schema: z.string() } } },
          ...problems(),
        },
      },
    },
    async (_request, reply) => {
      await measure()
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}
