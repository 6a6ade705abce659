import { join } from 'node:path'
import ipaddr from 'ipaddr.js'
import { createMetrics } from '../api/metrics.ts'
import { createApi } from '../api/server.ts'
import { createPoster } from '../fetch/post.ts'
import type { Config } from '../schemas/config.ts'
import { listKeys } from '../store/keys.ts'
import { WEBHOOK_TIMEOUT_MS } from '../workers/webhook.ts'
import type { Onrecord } from './open.ts'
import { UserError } from './user-error.ts'
import { readVersion } from './version.ts'

export type Listen = NonNullable<Config['ONRECORD_LISTEN']>

export const DEFAULT_LISTEN: Listen = { host: '127.0.0.1', port: 8750 }

/**
 * Serves the HTTP API in this process until closed.
 *
 * @param metrics to be shared with work that is done in this process
 * @returns `url` with the port that was taken where 0 was asked for
 * @throws {UserError} when the address can be reached by others and there is no key, or when it cannot be listened on
 */
export async function serveApi(
  { config, log, pool, queues, dataFolder }: Onrecord,
  listen: Listen,
  metrics = createMetrics(),
): Promise<{ url: string; close(): Promise<void> }> {
  const loopback = isLoopback(listen.host)
  if (!loopback && (await listKeys(pool)).length === 0) {
    throw new UserError(
      `The API is not served on ${listen.host} without a key, because others could reach it there. Make one with "onrecord keys add NAME", or listen on 127.0.0.1.`,
    )
  }
  const { ONRECORD_USER_AGENT: userAgent, ONRECORD_ALLOW_NET: allowNet } = config
  const poster = createPoster({ userAgent, allowNet, timeoutMs: WEBHOOK_TIMEOUT_MS })
  const api = await createApi(
    { pool, queues, poster, snapshotFolder: join(dataFolder, 'snapshots'), metrics, log },
    {
      version: readVersion(),
      loopback,
      rateLimit: config.ONRECORD_RATE_LIMIT,
      corsOrigins: config.ONRECORD_CORS_ORIGINS,
    },
  )
  const close = async () => {
    await api.close()
    await poster.close()
  }
  try {
    return { url: await api.listen(listen), close }
  } catch (error) {
    await close()
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError(
      `The API cannot listen on ${listen.host}:${listen.port}: ${why}. Choose another with --listen.`,
      {
        cause: error,
      },
    )
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback')
}
