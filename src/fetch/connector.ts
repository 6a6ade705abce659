import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { type AddressGuard, AddressRefused, literalAddress } from './address.ts'

/**
 * A connector that reaches permitted addresses only. Three checks, since each alone has a way around it: a literal
 * address never asks the resolver, a name can resolve to anything, and only the connected socket tells the truth.
 */
export function guardedConnector(options: {
  isPermitted: AddressGuard
  timeoutMs: number
  lookup?: LookupFunction
}): buildConnector.connector {
  const { isPermitted, timeoutMs } = options
  const connect = buildConnector({
    // The records keep HTTP/1.1 heads as they were sent.
    allowH2: false,
    timeout: timeoutMs,
    lookup: guardedLookup(isPermitted, options.lookup ?? systemLookup),
  })
  return (target, callback) => {
    const literal = literalAddress(target.hostname)
    if (literal !== null && !isPermitted(literal)) {
      callback(new AddressRefused(target.hostname, literal), null)
      return
    }
    connect(target, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null)
        return
      }
      const peer = socket.remoteAddress
      if (peer === undefined || !isPermitted(peer)) {
        socket.destroy()
        callback(new AddressRefused(target.hostname, peer ?? 'nothing'), null)
        return
      }
      callback(null, socket)
    })
  }
}

/** Drops the refused ones among a name's addresses, and fails where none is left. */
function guardedLookup(isPermitted: AddressGuard, lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, '', 0)
        return
      }
      const addresses = typeof found === 'string' ? [{ address: found, family: found.includes(':') ? 6 : 4 }] : found
      const permitted = addresses.filter(({ address }) => isPermitted(address))
      const first = permitted[0]
      if (first === undefined) {
        callback(new AddressRefused(hostname, addresses[0]?.address ?? 'nothing'), '', 0)
      } else if (options.all === true) {
        callback(null, permitted)
      } else {
        callback(null, first.address, first.family)
      }
    })
  }
}
