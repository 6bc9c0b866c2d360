import type { APIRequestContext } from 'playwright'

/** Links that do not lead to a page of ours: files, other sites, and Stripe behind a redirect. */
const NO_PAGE = /^\/(api|registry|assets|health)\/|\/receipt$|\.(json|svg|css|js)$/

/** A catalogue has many pages of a kind; two of each kind are looked at. */
const OF_A_KIND = 2

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The pages that can be reached from some pages by following links below their folders: a few of each kind. */
export async function pagesReachableFrom(
  http: APIRequestContext,
  starts: string[],
  folders: RegExp
): Promise<string[]> {
  const found = [...starts]
  const seen = new Set(starts)
  const kinds = new Map<string, number>()
  for (const path of found)
    for (const link of await linksOn(http, path)) {
      const kind = kindOf(link)
      const count = kinds.get(kind) ?? 0
      if (seen.has(link) || !folders.test(link) || NO_PAGE.test(link) || count >= OF_A_KIND)
        continue
      seen.add(link)
      kinds.set(kind, count + 1)
      found.push(link)
    }
  return found
}

async function linksOn(http: APIRequestContext, path: string): Promise<string[]> {
  const html = await (await http.get(path)).text()
  return [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href]) =>
    href.replaceAll('&amp;', '&')
  )
}

const kindOf = (path: string) => {
  const [folder, query = ''] = path.replace(UUID, ':id').split('?')
  const name = folder.replace(/^\/(agents|publishers|desk\/stripe-events)\/[^/]+/, '/$1/:name')
  return `${name}?${[...new URLSearchParams(query).keys()].join()}`
}
