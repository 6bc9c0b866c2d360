type Filters = Record<string, string | boolean>

/** The filters' form, for choices that stand elsewhere on the page. */
export const BROWSE_FORM = 'browse'

/** How the server sorts when the address does not say. */
export const usualSort = (q: unknown) => (q ? 'relevance' : 'popular')

/** The query string for filters: what is empty or goes without saying is left out. */
export function browseQuery(filters: Filters, cursor: Record<string, string> = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters))
    if (value && !(name === 'sort' && value === usualSort(filters.q)))
      query.set(name, value === true ? '1' : String(value))
  for (const [name, value] of Object.entries(cursor)) query.set(name, value)
  return query.size > 0 ? `?${query}` : ''
}
