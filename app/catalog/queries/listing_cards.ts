import db from '@adonisjs/lucid/services/db'
import type { Interval } from '#catalog/prices'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/** A listing as lists show it. */
export type ListingCard = {
  id: string
  agentId: string
  name: string
  summary: string
  tags: string[]
  badge: string | null
  latestVersion: string | null
  releasedAt: Date | null
  downloadsCount: number
  publisherName: string
  publisherSlug: string
  /**
   * Of the cheapest active plan, and how often it is paid; 0 when it is free, null when nothing is offered. In the
   * currency that was asked for where there is a price in it; amounts of different currencies are never compared.
   */
  price: { amountInCents: number; currency: string; interval: Interval | null } | null
  /** The sort key, as a cursor carries it. */
  key: string
}

const TIME_TEXT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`

/**
 * Turns a query for `id` and `key` (a bigint or timestamptz, largest first) into cards, in that order.
 * One statement: every row is reached by an index. `currency` is what prices are shown in where plans have one.
 */
export async function listingCards(
  chosen: DatabaseQueryBuilderContract,
  key: 'number' | 'time',
  currency: string | null = null
): Promise<ListingCard[]> {
  const rows = await db
    .from(chosen.as('chosen'))
    .join('listings', 'listings.id', 'chosen.id')
    .join('publishers', 'publishers.id', 'listings.publisher_id')
    .joinRaw(
      `left join lateral (
        select coalesce(other.amount_in_cents, plans.amount_in_cents) as amount_in_cents,
          coalesce(other.currency, plans.currency) as currency, plans.interval
        from plans left join plan_prices other
          on other.plan_id = plans.id and other.currency = ? and other.withdrawn_at is null
        where plans.listing_id = listings.id and plans.withdrawn_at is null
        order by other.currency is null and plans.currency is distinct from ?,
          plans.currency <> first_value(plans.currency) over (order by plans.created_at),
          amount_in_cents limit 1
      ) as cheapest on true`,
      [currency ?? '', currency ?? '']
    )
    .select('listings.id', 'listings.agent_id as agentId', 'listings.name', 'listings.summary')
    .select('listings.tags', 'listings.badge', 'listings.latest_version as latestVersion')
    .select('listings.released_at as releasedAt', 'listings.downloads_count as downloadsCount')
    .select('publishers.display_name as publisherName', 'publishers.slug as publisherSlug')
    .select('cheapest.amount_in_cents as amountInCents', 'cheapest.currency', 'cheapest.interval')
    .select(
      db.raw(
        key === 'number'
          ? 'chosen.key::text as key'
          : `to_char(chosen.key at time zone 'utc', ${TIME_TEXT}) as key`
      )
    )
    .orderByRaw('chosen.key desc, chosen.id desc')

  return rows.map(({ amountInCents, currency: shown, interval, ...card }) => ({
    ...card,
    price: shown === null ? null : { amountInCents, currency: shown, interval },
  }))
}
