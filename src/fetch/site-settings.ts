import type { Exchange, HeaderList } from './types.ts'

/** How a site is asked, with the secrets in place. */
export type SiteSettings = {
  /** Sent besides our own headers, or instead of one of the same name. */
  headers: readonly { name: string; value: string; isSecret: boolean }[]
  /** URL of an HTTP or SOCKS5 proxy. */
  proxy: string | null
  /** Pages are read as a browser shows them. */
  render: boolean
}

export const NO_SETTINGS: SiteSettings = { headers: [], proxy: null, render: false }

const HIDDEN = '[secret]'

export function sentHeaders(ours: HeaderList, { headers }: SiteSettings): HeaderList {
  const theirs = new Set(headers.map(({ name }) => name.toLowerCase()))
  const kept = ours.filter(([name]) => !theirs.has(name.toLowerCase()))
  return [...kept, ...headers.map(({ name, value }) => [name, value] as const)]
}

/** An exchange fit to be recorded: without what was secret in it, and without the cookies that were given in return. */
export function withoutSecrets({ headers }: SiteSettings, exchange: Exchange): Exchange {
  const secret = new Set(headers.flatMap(({ name, isSecret }) => (isSecret ? [name.toLowerCase()] : [])))
  if (secret.size === 0) return exchange
  const { request, response } = exchange
  return {
    request: request && { ...request, headers: hide(request.headers, (name) => secret.has(name)) },
    response: { ...response, headers: hide(response.headers, (name) => name === 'set-cookie') },
  }
}

const hide = (headers: HeaderList, isHidden: (name: string) => boolean): HeaderList =>
  headers.map(([name, value]) => [name, isHidden(name.toLowerCase()) ? HIDDEN : value])
