import { appUrl } from '#config/app'

const LONGEST = 2000

/**
 * The path of an address within this shop, safe to redirect to, or null for everything else. A browser drops tabs
 * and line breaks, reads `\` as `/` and takes `//host` for another origin: so the address is parsed as it would
 * be, must stay with us, and what goes out is judged again.
 */
export function ownPath(address: unknown): string | null {
  if (typeof address !== 'string' || address.length > LONGEST || !startsAtHome(address)) return null
  if (!URL.canParse(address, appUrl)) return null
  const url = new URL(address, appUrl)
  const path = url.pathname + url.search
  return url.origin === new URL(appUrl).origin && startsAtHome(path) ? path : null
}

const startsAtHome = (path: string) => /^\/(?![/\\])/.test(path)
