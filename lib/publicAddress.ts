import {BlockList, isIP} from 'node:net'

/**
 * What IANA's registry of special-purpose addresses takes out of public IPv4
 * (https://www.iana.org/assignments/iana-ipv4-special-registry), with multicast and what is reserved for later.
 */
const specialIPv4 = blockList('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
])

/**
 * The part of IPv6 that is handed out to the public internet. Loopback, link-local, private, multicast, and the forms that hold an
 * IPv4 address (mapped, compatible, NAT64) all lie outside.
 */
const globalIPv6 = blockList('ipv6', [['2000::', 3]])
/** What is special inside it: protocols such as Teredo, documentation, and 6to4, which holds an IPv4 address too. */
const specialIPv6 = blockList('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
])

/** Whether an IP address is one of the public internet. Anything else is not, text that is no address at all included. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !specialIPv4.check(address)
  // A zone, as in `fe80::1%eth0`, belongs to addresses of this machine's own links.
  if (family !== 6 || address.includes('%')) return false
  return globalIPv6.check(address, 'ipv6') && !specialIPv6.check(address, 'ipv6')
}

function blockList(family: 'ipv4' | 'ipv6', subnets: readonly [net: string, prefix: number][]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family)
  return list
}
