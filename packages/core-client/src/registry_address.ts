import { misused } from './failure.ts'

/** Where a marketplace runs on one's own machine. */
export const defaultRegistry = 'http://127.0.0.1:3333'

/** Whether a host name can only mean this machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  )
}

/**
 * Reads the address of a marketplace and returns its origin, such as `https://fleetprompt.com`.
 * The address itself is never repeated in an error: it may hold a password.
 *
 * @throws Failure (usage) for anything but a bare https address, or http on this machine
 */
export function readRegistryAddress(text: string): string {
  const wayOut = 'Give only the server, for example --registry https://fleetprompt.com'
  if (!URL.canParse(text)) {
    throw misused('The registry address was not understood.', 'It is not a URL.', wayOut)
  }
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw misused(
      'The registry address was refused.',
      'Only https (or http on this machine) is spoken.',
      wayOut
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw misused(
      'The registry address was refused.',
      'It carries a user name or a password, which would end up in logs and histories.',
      'Leave them out of the address; the token belongs to “fleetprompt login”.'
    )
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw misused('The registry address was refused.', 'It goes on after the host name.', wayOut)
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw misused(
      'The registry address was refused.',
      'Without https anyone on the way could read your token and change what you download.',
      'Use https://. Plain http is only for a server on this very machine.'
    )
  }
  return url.origin
}
