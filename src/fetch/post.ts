import { Agent } from 'undici'
import { addressGuard } from './address.ts'
import { guardedConnector } from './connector.ts'
import { withDeadline } from './deadline.ts'
import { networkFailure } from './failures.ts'
import { retryAfterMs } from './headers.ts'

/** How a POST ended: with an answer, or in a sentence why without one. */
export type PostResult = { status: number; retryAfterMs: number | null } | { status: null; detail: string }

export type Poster = {
  /** Never rejects for what the network does. Redirects are not followed: an answer is an answer. */
  post(url: string, message: { headers: Record<string, string>; body: string }): Promise<PostResult>
  /** Drops all connections. */
  close(): Promise<void>
}

/** Sends messages to addresses that strangers may have given, behind the same guard as fetches. */
export function createPoster(options: { userAgent: string; allowNet: readonly string[]; timeoutMs: number }): Poster {
  const { userAgent, timeoutMs } = options
  const agent = new Agent({
    connect: guardedConnector({ isPermitted: addressGuard(options.allowNet), timeoutMs }),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  return {
    async post(url, { headers, body }) {
      const { origin, pathname, search, host } = new URL(url)
      try {
        return await withDeadline(timeoutMs, undefined, async (signal) => {
          const sent = { 'user-agent': userAgent, 'content-type': 'application/json', ...headers }
          const path = pathname + search
          const response = await agent.request({ origin, path, method: 'POST', headers: sent, body, signal })
          // Nobody wants the body, but without its end the connection cannot be used again.
          await response.body.dump({ limit: MAX_ANSWER_BYTES })
          const pairs = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const)
          return { status: response.statusCode, retryAfterMs: retryAfterMs(pairs) }
        })
      } catch (error) {
        const failure = networkFailure(error, host)
        if (failure === null) throw error
        return { status: null, detail: failure.detail }
      }
    },
    close: () => agent.destroy(),
  }
}

const MAX_ANSWER_BYTES = 64 * 1024
