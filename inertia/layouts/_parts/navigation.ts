export type Destination = { href: string; label: string }

/** Whether a link leads to where the reader is: exactly, or to a folder the page lies in. */
export function isHere(href: string, url: string, exact = false): 'page' | 'true' | undefined {
  const path = url.split(/[?#]/)[0]
  if (path === href) return 'page'
  return !exact && path.startsWith(`${href}/`) ? 'true' : undefined
}
