import accepts from '@fastify/accepts'
import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import { type FastifyBaseLogger, fastify, LogController } from 'fastify'
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { controlAccess } from './access.ts'
import type { App } from './app.ts'
import type { ApiDeps, ApiOptions } from './deps.ts'
import { answerErrors } from './errors.ts'
import { createEventWatch } from './event-watch.ts'
import { describeApi, serveDescription } from './openapi.ts'
import { Problem } from './problem.ts'
import { clusterRoutes } from './resources/clusters.ts'
import { documentRoutes } from './resources/documents.ts'
import { eventRoutes } from './resources/events.ts'
import { healthRoutes } from './resources/health.ts'
import { metricRoutes } from './resources/metrics.ts'
import { outcomeRoutes } from './resources/outcomes.ts'
import { peopleRoutes } from './resources/people.ts'
import { snapshotRoutes } from './resources/snapshots.ts'
import { sourceRoutes } from './resources/sources.ts'
import { statementRoutes } from './resources/statements.ts'
import { subscriptionRoutes } from './resources/subscriptions.ts'
import { topicRoutes } from './resources/topics.ts'
import { urlRoutes } from './resources/urls.ts'
import { watchTopicRoutes } from './resources/watch-topics.ts'
import { webhookRoutes } from './resources/webhooks.ts'
import { validatorCompiler } from './validation.ts'

/** For answers in hand when the server stops. Connections that a browser opened ahead of use would never end. */
const CLOSE_GRACE_MS = 2_000
/** For a request to arrive whole. */
const REQUEST_TIMEOUT_MS = 60_000
const BODY_LIMIT_BYTES = 1024 * 1024

/** The HTTP API, ready to listen or to be asked for its OpenAPI document. */
export async function createApi(deps: ApiDeps, options: ApiOptions): Promise<App> {
  const loggerInstance: FastifyBaseLogger = deps.log
  const app: App = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // URLs of topics and names of people stand in paths, percent-encoded.
    routerOptions: { maxParamLength: 500 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  // Text would need no preflight: any web page could send it.
  app.removeContentTypeParser('text/plain')
  answerErrors(app)

  await describeApi(app, options.version)
  await app.register(accepts)
  await app.register(cors, {
    origin: allowedOrigin(options.corsOrigins),
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['link', 'location', 'retry-after'],
  })
  await app.register(rateLimit, {
    max: options.rateLimit,
    timeWindow: '1 minute',
    hook: 'preHandler',
    keyGenerator: ({ keyName, ip }) => (keyName === null ? `address ${ip}` : `key ${keyName}`),
    errorResponseBuilder: (_request, { max, after }) =>
      new Problem('rate-limited', `More than ${max} requests in a minute; try again in ${after}.`),
  })
  controlAccess(app, { pool: deps.pool, ...options })
  const events = createEventWatch(deps.pool)
  app.addHook('preClose', async () => {
    events.close()
    setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE_MS).unref()
  })
  // Kept alive, the connections of those who were waited for would hold up the stop for a minute.
  app.addHook('onSend', async (_request, reply) => {
    if (events.closing.aborted) reply.header('connection', 'close')
  })

  healthRoutes(app, deps)
  metricRoutes(app, deps)
  await app.register(
    async (v1) => {
      urlRoutes(v1, deps)
      sourceRoutes(v1, deps)
      statementRoutes(v1, deps)
      documentRoutes(v1, deps)
      snapshotRoutes(v1, deps)
      clusterRoutes(v1, deps)
      peopleRoutes(v1, deps)
      topicRoutes(v1, deps)
      watchTopicRoutes(v1, deps)
      eventRoutes(v1, deps, events)
      subscriptionRoutes(v1, deps)
      webhookRoutes(v1, deps)
      outcomeRoutes(v1, deps)
    },
    { prefix: '/v1' },
  )
  await serveDescription(app)
  await app.ready()
  return app
}

function allowedOrigin(origins: string[]): string[] | '*' | false {
  if (origins.includes('*')) return '*'
  return origins.length > 0 && origins
}
