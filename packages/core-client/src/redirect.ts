import { unreachable } from './failure.ts'
import { isLoopback } from './registry_address.ts'

const redirects = [301, 302, 303, 307, 308]

/**
 * Where an answer sends us, or null when it is not a redirect.
 *
 * @throws Failure for an address that this client does not go to: another protocol, plain http off
 * this machine or after https, one with credentials in it; and for a redirected POST
 */
export function nextStep(response: Response, from: URL, method: string): URL | null {
  const location = response.headers.get('location')
  if (!redirects.includes(response.status) || location === null) return null
  if (!URL.canParse(location, from.href)) throw refusedRedirect(from, 'That address is not a URL.')
  const to = new URL(location, from)
  if (to.protocol !== 'https:' && to.protocol !== 'http:') {
    throw refusedRedirect(from, `It names the protocol “${to.protocol}”.`)
  }
  if (to.username !== '' || to.password !== '') {
    throw refusedRedirect(from, 'That address carries a user name or a password.')
  }
  if (to.protocol === 'http:' && (from.protocol === 'https:' || !isLoopback(to.hostname))) {
    throw refusedRedirect(from, 'It leads to plain http, where anyone on the way could interfere.')
  }
  if (method === 'POST') {
    throw refusedRedirect(from, `The marketplace seems to live at ${to.origin} instead.`)
  }
  return to
}

function refusedRedirect(from: URL, why: string) {
  return unreachable(
    'redirect_refused',
    `${from.origin} sends us to an address that was refused.`,
    why,
    'Check the address given with --registry.'
  )
}
