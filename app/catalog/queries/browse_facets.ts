import db from '@adonisjs/lucid/services/db'
import { matchingListings, type Match } from '#catalog/queries/matching_listings'
import type { ListingFilters } from '#catalog/queries/listing_filters'

/** Beyond this we say “1000+”: counting everything costs as much as there is. */
const COUNTED = 1000
const VALUES_SHOWN = 12

export type FacetValue = { value: string; count: number }
export type BrowseFacets = {
  /** At most 1000; `isCapped` says that there are more. */
  total: number
  isCapped: boolean
  tags: FacetValue[]
  integrations: FacetValue[]
  domains: FacetValue[]
}

const facet = (column: string) => `(
  select coalesce(json_agg(json_build_object('value', value, 'count', count) order by count desc, value), '[]')
  from (
    select value, count(*)::int as count from matches, unnest(matches.${column}) as value
    group by value order by 2 desc, 1 limit ${VALUES_SHOWN}
  ) as values
)`

/** How many listings match, and what one could narrow them down by, over at most the first thousand. */
export async function browseFacets(
  filters: Omit<ListingFilters, 'sort' | 'cursor'>,
  match: Match
): Promise<BrowseFacets> {
  const matches = matchingListings(filters, match)
    .select('listings.tags', 'listings.integration_points', 'listings.permission_domains')
    .limit(COUNTED + 1)
    .toSQL()
    .toNative()
  const { rows } = await db.rawQuery(
    `with matches as materialized (${matches.sql.replace(/\$\d+/g, '?')})
     select (select count(*)::int from matches) as total, ${facet('tags')} as tags,
       ${facet('integration_points')} as integrations, ${facet('permission_domains')} as domains`,
    [...matches.bindings]
  )
  const { total, ...facets } = rows[0]
  return { ...facets, total: Math.min(total, COUNTED), isCapped: total > COUNTED }
}
