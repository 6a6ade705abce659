import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { useKey } from '../store/keys.ts'
import type { App } from './app.ts'
import { Problem } from './problem.ts'

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Lets a request through by its key; without one only where the server listens on loopback. An address that sends more
 * wrong keys a minute than `rateLimit` is refused without a look at its key.
 */
export function controlAccess(
  app: App,
  { pool, loopback, rateLimit }: { pool: pg.Pool; loopback: boolean; rateLimit: number },
): void {
  const wrongKeys = app.createRateLimit({ max: rateLimit, timeWindow: '1 minute', keyGenerator: ({ ip }) => ip })
  app.decorateRequest('keyName', null)
  app.addHook('onRequest', async (request) => {
    const { config, method } = request.routeOptions
    const needed = config.access ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write')
    if (needed === 'open' || request.is404) return
    const secret = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
    if (secret === undefined) {
      if (loopback && isLocal(request)) return
      throw unauthorized('This needs a key, sent as "Authorization: Bearer KEY". Make one with: onrecord keys add NAME')
    }
    const tried = await wrongKeys(request, { increment: false })
    if (!tried.isAllowed && tried.remaining === 0) {
      throw new Problem('rate-limited', `Too many wrong keys; try again in ${tried.ttlInSeconds} s.`, {
        headers: { 'retry-after': String(tried.ttlInSeconds) },
      })
    }
    const key = await useKey(pool, secret)
    if (key === null) {
      await wrongKeys(request)
      throw unauthorized('The key is not known here; it may have been removed.')
    }
    if (needed === 'write' && key.scope === 'read') {
      throw new Problem('forbidden', `The key "${key.name}" may read only; this needs one with the scope "write".`)
    }
    request.keyName = key.name
  })
}

const unauthorized = (detail: string) =>
  new Problem('unauthorized', detail, { headers: { 'www-authenticate': 'Bearer realm="onrecord"' } })

/**
 * Whether the request was made to this machine by a program on it. A web page whose name resolves to 127.0.0.1 gives
 * itself away by the Host header, a page of another site by its Origin, and a proxy by the name it passes on.
 */
function isLocal({ headers, host }: FastifyRequest): boolean {
  const isLocalHost = (authority: string) => LOCAL_NAMES.has(authority.replace(/:\d+$/, '').toLowerCase())
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
  const { origin } = headers
  return isLocalHost(host) && (origin === undefined || origin === `http://${host}`)
}
