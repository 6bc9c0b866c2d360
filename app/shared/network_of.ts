import { isIPv6 } from 'node:net'

/**
 * Whom an IP address stands for when attempts are counted: an IPv4 address for itself, an IPv6 address for its /64,
 * which one household or one server has all of (RFC 6177). Mapped IPv4 (`::ffff:a.b.c.d`) counts as IPv4.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]
  const plain = address.replace(/%.*$/, '')
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : address
}

function groupsOf(address: string): string[] {
  const [head, tail] = address
    .replace(/\d+\.\d+\.\d+\.\d+$/, '0:0')
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':')))
  const missing = tail ? 8 - head.length - tail.length : 0
  return [...head, ...Array<string>(missing).fill('0'), ...(tail ?? [])].map((group) =>
    Number.parseInt(group, 16).toString(16)
  )
}
