import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, ProxyAgent } from 'undici'
import { type AddressGuard, AddressRefused, addressGuard, literalAddress } from './address.ts'
import { guardedConnector } from './connector.ts'

/** Node's own limit of 16 KiB is too small for the security policies of some large sites. */
const MAX_HEADER_BYTES = 64 * 1024

export type Dispatchers = {
  isPermitted: AddressGuard
  /**
   * What to send a request through: straight to the host, or by a proxy, whose operator's word counts for where it is.
   *
   * @throws {AddressRefused} when the name stands for addresses that are not permitted; a proxy would not tell
   */
  through(proxy: string | null, hostname: string): Promise<Dispatcher>
  close(): Promise<void>
}

/** Connections to permitted addresses only, kept open for the next request. */
export function createDispatchers(options: {
  allowNet: readonly string[]
  timeoutMs: number
  lookup?: LookupFunction
}): Dispatchers {
  const { allowNet, timeoutMs, lookup = systemLookup } = options
  const isPermitted = addressGuard(allowNet)
  const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxHeaderSize: MAX_HEADER_BYTES }
  const direct = new Agent({ connect: guardedConnector({ isPermitted, timeoutMs, lookup }), ...limits })
  const proxies = new Map<string, ProxyAgent>()

  /** A name that only the proxy can resolve is the proxy's affair. */
  function refuseName(hostname: string): Promise<void> {
    if (literalAddress(hostname) !== null) return Promise.resolve()
    return new Promise((resolve, reject) => {
      lookup(hostname, { all: true }, (error, found) => {
        const addresses = error !== null || typeof found === 'string' ? [] : found
        const refused = addresses.every(({ address }) => !isPermitted(address)) ? addresses[0] : undefined
        if (refused === undefined) resolve()
        else reject(new AddressRefused(hostname, refused.address))
      })
    })
  }

  return {
    isPermitted,
    async through(proxy, hostname) {
      if (proxy === null) return direct
      await refuseName(hostname)
      const agent = proxies.get(proxy) ?? new ProxyAgent({ uri: proxy, connectTimeout: timeoutMs, ...limits })
      proxies.set(proxy, agent)
      return agent
    },
    async close() {
      await Promise.all([direct, ...proxies.values()].map((dispatcher) => dispatcher.destroy()))
    },
  }
}
