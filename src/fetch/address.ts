import ipaddr from 'ipaddr.js'

/** A fetch was about to reach, or had reached, an address that is not public. */
export class AddressRefused extends Error {
  constructor(host: string, address: string) {
    const what = host === address ? host : `${host} stands for ${address}, which`
    super(`${what} is not a public address; if you mean to fetch from it, add its network to ONRECORD_ALLOW_NET`)
    this.name = 'AddressRefused'
  }
}

/** True for an IP address, in textual form, that may be connected to. */
export type AddressGuard = (address: string) => boolean

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** RFC 4291: of all of IPv6 only this is handed out for use on the internet. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
/** Public by its number, yet inside Azure it is the platform's own service, certificates and keys included. */
const AZURE_PLATFORM = '168.63.129.16'

/**
 * Lets through public addresses and those in `allowNet`. IPv6 addresses that carry an IPv4 one inside (mapped, 6to4,
 * NAT64, Teredo) are refused, since they are ways around the rules for the one inside.
 *
 * @param allowNet networks in CIDR form
 * @throws when one of them isn't
 */
export function addressGuard(allowNet: readonly string[]): AddressGuard {
  const allowed = allowNet.map(parseNetwork)
  return (text) => {
    if (!ipaddr.isValid(text)) return false
    const address = ipaddr.parse(text)
    return isPublic(address) || allowed.some((network) => contains(network, address))
  }
}

function parseNetwork(cidr: string): Network {
  try {
    return ipaddr.parseCIDR(cidr)
  } catch (cause) {
    throw new Error(`"${cidr}" is not a network in CIDR form, like 10.0.0.0/8 or fd00::/8`, { cause })
  }
}

function contains([network, bits]: Network, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return network.kind() === address.kind() && address.match(network, bits)
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false
  return address instanceof ipaddr.IPv4 ? address.toString() !== AZURE_PLATFORM : address.match(GLOBAL_UNICAST)
}

/** The IP address that a URL's host is, or null for a name. Knows the spellings that resolvers know: 0x7f.1, 017700000001. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname.replace(/\.$/, '')
  return ipaddr.isValid(bare) ? ipaddr.parse(bare).toString() : null
}
