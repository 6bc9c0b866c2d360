/** Our own rules, in the order in which they are offered. */
export const POLICIES = [
  { href: '/policies/content', label: 'Content policy' },
  { href: '/policies/refunds', label: 'Refund policy' },
  { href: '/policies/terms', label: 'Terms' },
  { href: '/policies/security', label: 'Security' },
]

/** `within`: folders elsewhere that belong to it. */
export type Destination = { href: string; label: string; within?: string[] }

/** Which of a section's links the reader is at. What lies in none of their folders belongs to the front page, the first. */
export function whereInSection(destinations: Destination[], url: string) {
  const here = destinations.map(({ href, within = [] }, at) => {
    const isWithin = within.some((folder) => isHere(folder, url))
    return isHere(href, url, at === 0) ?? (isWithin ? ('true' as const) : undefined)
  })
  return here.some(Boolean) ? here : ['true' as const, ...here.slice(1)]
}

/** Whether a link leads to where the reader is: exactly, or to a folder the page lies in. */
export function isHere(href: string, url: string, exact = false): 'page' | 'true' | undefined {
  const path = url.split(/[?#]/)[0]
  if (path === href) return 'page'
  return !exact && path.startsWith(`${href}/`) ? 'true' : undefined
}
