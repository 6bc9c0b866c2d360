import { isPlainText } from '#shared/plain_text'
import { cursorFrom, type Cursor } from '#catalog/queries/cursor'

export const SORTS = ['relevance', 'popular', 'released', 'newest'] as const
export type Sort = (typeof SORTS)[number]

/** What a visitor asks the catalogue for. Empty texts mean “anything”. */
export type ListingFilters = {
  /** At most 100 characters. */
  q: string
  price: '' | 'free' | 'paid'
  integration: string
  tag: string
  /** A permission domain that some release asks for, such as `network`. */
  domain: string
  verified: boolean
  sort: Sort
  cursor: Cursor | null
}

const MAX_QUESTION = 100
const MAX_WORD = 60

/**
 * Reads filters from a query string. Nothing in an address is a mistake worth an error page:
 * what is unknown, too long, repeated or of the wrong shape is left out.
 */
export function listingFilters(query: Record<string, unknown>): ListingFilters {
  const q = text(query.q, MAX_QUESTION).trim().replace(/\s+/g, ' ')
  const wanted = SORTS.find((sort) => sort === query.sort)
  const sort = q
    ? (wanted ?? 'relevance')
    : wanted === 'relevance'
      ? 'popular'
      : (wanted ?? 'popular')
  return {
    q,
    price: query.price === 'free' || query.price === 'paid' ? query.price : '',
    integration: text(query.integration, MAX_WORD),
    tag: text(query.tag, MAX_WORD),
    domain: text(query.domain, MAX_WORD),
    verified: query.verified === '1',
    sort,
    cursor: cursorFrom(query.after, 'after', sort) ?? cursorFrom(query.before, 'before', sort),
  }
}

const text = (value: unknown, maxLength: number) =>
  typeof value === 'string' && isPlainText(value, { lines: true })
    ? [...value.slice(0, maxLength)].filter((character) => character.isWellFormed()).join('')
    : ''
