import { isUtf8 } from 'node:buffer'
import type { LookupFunction } from 'node:net'
import type { Logger } from 'pino'
import { AddressRefused, literalAddress } from './address.ts'
import { ACCEPT_ENCODING, BodyTooLarge, collect, decodeContent } from './body.ts'
import { withDeadline } from './deadline.ts'
import { createDispatchers } from './dispatchers.ts'
import { networkFailure, proxyFailure, statusFailure } from './failures.ts'
import { headerRecord, headerValue, retryAfterMs } from './headers.ts'
import { NO_SETTINGS, type SiteSettings, sentHeaders, withoutSecrets } from './site-settings.ts'
import type { Exchange, FetchResult, HeaderList, NotFetched } from './types.ts'

export type ClientOptions = {
  userAgent: string
  /** Networks in CIDR form that may be reached although they are not public. */
  allowNet: readonly string[]
  /** For one `get`, redirects and body included; time spent in `checkHop` does not count. */
  timeoutMs: number
  /** Largest body that is kept, decompressed. */
  maxBytes: number
  log?: Pick<Logger, 'debug'>
  /** Resolves host names; the system's resolver by default. Its answers are checked either way. */
  lookup?: LookupFunction
  /**
   * How a site wants to be asked; looked up for each request. Throws a HopRefused as `checkHop` does. What is secret
   * in it goes to the site and nowhere else.
   */
  settingsFor?: (url: URL) => Promise<SiteSettings>
}

export type GetOptions = {
  etag?: string | null
  lastModified?: string | null
  /** Ends the fetch; `get` then rejects with its reason. */
  signal?: AbortSignal
  accept?: string
  /**
   * Called before every request of this fetch, the first included: the place for robots.txt and the host's gate.
   * Throw a HopRefused to end the fetch with an outcome; any other error is passed on to the caller of `get`.
   */
  checkHop?: (url: string) => Promise<void>
}

export type Client = {
  /** Never rejects for what the network does; rejects when `signal` aborts, `checkHop` throws, or `url` is no URL. */
  get(url: string, options?: GetOptions): Promise<FetchResult>
  /** Drops all connections. */
  close(): Promise<void>
}

/** Thrown by `checkHop` to end a fetch with this outcome. `message` becomes the result's detail. */
export class HopRefused extends Error {
  readonly outcome: NotFetched['outcome']
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined

  constructor(outcome: NotFetched['outcome'], detail: string, more: { status?: number; retryAfterMs?: number } = {}) {
    super(detail)
    this.name = 'HopRefused'
    this.outcome = outcome
    this.status = more.status
    this.retryAfterMs = more.retryAfterMs
  }
}

const MAX_REDIRECTS = 10
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
/** What is read of an error's or a redirect's body: enough to recognise a wall, and to use the connection again. */
const MAX_ASIDE_BYTES = 256 * 1024

export function createClient(options: ClientOptions): Client {
  const { userAgent, timeoutMs, maxBytes, log, settingsFor = async () => NO_SETTINGS } = options
  const dispatchers = createDispatchers(options)

  return {
    async get(url, getOptions = {}) {
      const startedAt = performance.now()
      const result = await follow(url, getOptions)
      const { outcome, finalUrl } = result
      log?.debug({ outcome, url, finalUrl, durationMs: Math.round(performance.now() - startedAt) }, 'fetched')
      return result
    },
    close: () => dispatchers.close(),
  }

  async function follow(url: string, { checkHop, signal, ...conditions }: GetOptions): Promise<FetchResult> {
    let hop = withoutFragment(new URL(url))
    const from = hop.href
    const redirects: string[] = []
    let remainingMs = timeoutMs
    for (;;) {
      const walked = { url: from, finalUrl: hop.href, redirects }
      const refusal = refuseUrl(hop)
      if (refusal !== null) return { outcome: 'address_refused', detail: refusal, ...walked }
      let settings: SiteSettings
      try {
        await checkHop?.(hop.href)
        settings = await settingsFor(hop)
      } catch (error) {
        if (!(error instanceof HopRefused)) throw error
        return {
          outcome: error.outcome,
          detail: error.message,
          ...walked,
          ...(error.status !== undefined && { status: error.status }),
          ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
        }
      }

      const startedAt = performance.now()
      let answer: Answer
      try {
        answer = await withDeadline(remainingMs, signal, (abort) => exchange(hop, conditions, settings, abort))
      } catch (error) {
        signal?.throwIfAborted()
        const failure =
          networkFailure(error, hop.host) ?? (settings.proxy === null ? null : proxyFailure(error, hop.host))
        if (failure === null) throw error
        return { ...failure, ...walked }
      }
      remainingMs = Math.max(1, remainingMs - (performance.now() - startedAt))

      if (!REDIRECTS.has(answer.exchange.response.status)) return conclude(answer, walked, isConditional(conditions))
      const next = redirectTarget(answer, hop)
      if (typeof next === 'string') return { outcome: 'invalid_redirect', detail: next, ...walked }
      if (redirects.length === MAX_REDIRECTS) {
        const detail = `${from} was redirected more than ${MAX_REDIRECTS} times, at last to ${next.href}`
        return { outcome: 'too_many_redirects', detail, ...walked }
      }
      redirects.push(next.href)
      hop = next
    }
  }

  /** One request and its answer. */
  async function exchange(
    url: URL,
    conditions: Conditions,
    settings: SiteSettings,
    signal: AbortSignal,
  ): Promise<Answer> {
    const ours: HeaderList = [
      ['User-Agent', userAgent],
      ['Accept', conditions.accept ?? ACCEPT],
      ['Accept-Encoding', ACCEPT_ENCODING],
      ...validators(conditions),
    ]
    const sent = sentHeaders(ours, settings)
    const target = url.pathname + url.search
    const dispatcher = await dispatchers.through(settings.proxy, url.hostname)
    const response = await dispatcher.request({
      origin: url.origin,
      path: target,
      method: 'GET',
      headers: sent.flat(),
      responseHeaders: 'raw',
      signal,
    })
    const headers = pairs(response.headers)
    const status = response.statusCode
    const isContent = status >= 200 && status < 300
    let body: Uint8Array | undefined
    try {
      body = await readBody(response.body, headers, isContent ? maxBytes : MAX_ASIDE_BYTES)
    } catch (error) {
      // An error or a redirect stands without its body.
      if (isContent || signal.aborted) throw error
    }
    return {
      exchange: withoutSecrets(settings, {
        // undici puts these two before ours.
        request: { method: 'GET', target, headers: [['Host', url.host], ['Connection', 'keep-alive'], ...sent] },
        response: { status, statusText: response.statusText, headers },
      }),
      body,
    }
  }

  function refuseUrl(url: URL): string | null {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} addresses are not fetched`
    if (url.username !== '' || url.password !== '') return `a URL of ${url.host} with a user name in it is not fetched`
    const literal = literalAddress(url.hostname)
    return literal === null || dispatchers.isPermitted(literal) ? null : new AddressRefused(literal, literal).message
  }
}

type Conditions = Pick<GetOptions, 'etag' | 'lastModified' | 'accept'>
type Answer = { exchange: Exchange; body: Uint8Array | undefined }
type Walked = { url: string; finalUrl: string; redirects: string[] }

async function readBody(
  stream: AsyncIterable<Uint8Array> & { destroy(): void },
  headers: HeaderList,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  if (isMedia(headerValue(headers, 'content-type'))) {
    stream.destroy()
    return undefined
  }
  if (Number(headerValue(headers, 'content-length') ?? 0) > maxBytes) {
    stream.destroy()
    throw new BodyTooLarge(maxBytes)
  }
  const encoded = await collect(stream, maxBytes)
  return decodeContent(encoded, headerValue(headers, 'content-encoding') ?? '', maxBytes)
}

function conclude({ exchange, body }: Answer, walked: Walked, wasConditional: boolean): FetchResult {
  const { status, headers: list } = exchange.response
  const headers = headerRecord(list)
  if (status === 304 && wasConditional) return { outcome: 'unchanged', status, ...walked, headers, exchange }
  const { host } = new URL(walked.finalUrl)
  if (status < 200 || status >= 300) {
    const wait = retryAfterMs(list)
    return {
      ...statusFailure(status, host),
      ...walked,
      status,
      headers,
      ...(wait !== null && { retryAfterMs: wait }),
      ...(body !== undefined && { body }),
    }
  }
  if (isMedia(headers['content-type'] ?? null)) {
    const detail = `${walked.finalUrl} is ${headers['content-type']}, which holds no text`
    return { outcome: 'unsupported_type', detail, ...walked, status, headers }
  }
  if (body === undefined || body.length === 0) {
    return { outcome: 'empty', detail: `${host} answered with nothing in it (${status})`, ...walked, status, headers }
  }
  return {
    outcome: 'fetched',
    status,
    ...walked,
    headers,
    body,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    exchange,
  }
}

/** Sound and pictures are not even downloaded. */
function isMedia(contentType: string | null): boolean {
  return contentType !== null && /^(audio|video|font|image(?!\/svg))\//i.test(contentType.trim())
}

/** Where a redirect leads, or in a sentence why it leads nowhere. */
function redirectTarget(answer: Answer, from: URL): URL | string {
  const { status, headers } = answer.exchange.response
  const location = headerValue(headers, 'location')
  if (location === null) return `${from.href} redirects (${status}) without saying where to`
  const text = unescapedText(location)
  if (!URL.canParse(text, from.href))
    return `${from.href} redirects (${status}) to "${text.slice(0, 200)}", which is no URL`
  return withoutFragment(new URL(text, from))
}

/** Header values come to us as Latin-1; an address that was not escaped is UTF-8 far more often than not. */
function unescapedText(value: string): string {
  const bytes = Buffer.from(value, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : value
}

function withoutFragment(url: URL): URL {
  url.hash = ''
  return url
}

function validators({ etag, lastModified }: Conditions): HeaderList {
  const list: [string, string][] = []
  if (etag) list.push(['If-None-Match', etag])
  if (lastModified) list.push(['If-Modified-Since', lastModified])
  return list
}

function isConditional(conditions: Conditions): boolean {
  return validators(conditions).length > 0
}

/** undici's raw headers: names and values in turn. */
function pairs(raw: unknown): HeaderList {
  if (!Array.isArray(raw)) throw new TypeError('undici gave no raw headers')
  const list: [string, string][] = []
  for (let i = 0; i + 1 < raw.length; i += 2) list.push([String(raw[i]), String(raw[i + 1])])
  return list
}
