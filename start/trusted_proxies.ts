import { BlockList, isIP } from 'node:net'

type Network = { address: string; prefix: number; family: 'ipv4' | 'ipv6' }

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** What is between commas in TRUSTED_PROXIES: addresses, or networks such as 10.0.0.0/8. */
const entriesOf = (list: string | undefined) =>
  (list ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)

function networkIn(entry: string): Network | null {
  const [written, prefix, ...rest] = entry.split('/')
  const address = MAPPED.exec(written)?.[1] ?? written
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  const length = prefix === undefined ? bits : Number(prefix)
  const isGood = bits > 0 && rest.length === 0 && /^\d{1,3}$/.test(prefix ?? '0') && length <= bits
  return isGood ? { address, prefix: length, family: bits === 32 ? 'ipv4' : 'ipv6' } : null
}

/** Each entry that is neither an address nor a network, as a sentence. */
export const proxyProblems = (list: string | undefined) =>
  entriesOf(list)
    .filter((entry) => !networkIn(entry))
    .map(
      (entry) =>
        `TRUSTED_PROXIES must list IP addresses or networks such as 10.0.0.0/8, with commas between; "${entry}" is neither.`
    )

/**
 * Proxies whose X-Forwarded-* we believe: none unless they are named, for loopback is where attackers' requests arrive
 * too. On a socket for both families an IPv4 proxy arrives as ::ffff:a.b.c.d, and is the same one.
 */
export function trustedProxies(list: string | undefined): (address: string) => boolean {
  const trusted = new BlockList()
  for (const entry of entriesOf(list)) {
    const network = networkIn(entry)
    if (network) trusted.addSubnet(network.address, network.prefix, network.family)
  }
  return (address) => {
    const plain = MAPPED.exec(address)?.[1] ?? address.replace(/%.*$/, '')
    const family = { 4: 'ipv4', 6: 'ipv6' }[isIP(plain)] as Network['family'] | undefined
    return family !== undefined && trusted.check(plain, family)
  }
}
