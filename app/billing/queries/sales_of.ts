import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { publisherOf } from '#publishers/queries/publisher_of'
import Purchase from '#billing/models/purchase'
import { NotAPublisher } from '#billing/errors'

const PAGE = 50

/** Sums of one currency, in its smallest unit. */
export type Totals = {
  currency: string
  count: number
  /** What buyers paid and what they got back, tax included. */
  gross: number
  refunded: number
  fees: number
  /** What is left for the publisher. */
  net: number
}

/**
 * What the actor, as a publisher, has sold: newest first, fifty at a time before the purchase id `before`
 * (ids rise with time), and the sums of everything. Throws NotAPublisher.
 */
export async function salesOf(actor: Actor, before?: unknown) {
  const publisher = await publisherOf(actor)
  if (!publisher) throw new NotAPublisher()
  const cursor = /^[0-9a-f-]{36}$/.test(String(before)) ? String(before) : null

  const purchases = await Purchase.query()
    .whereHas('listing', (listing) => listing.where('publisherId', publisher.id))
    .if(cursor, (query) => query.where('id', '<', cursor!))
    .preload('listing')
    .preload('user')
    .preload('coupon')
    .preload('invoice')
    .preload('refunds')
    .preload('disputes')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
  const shown = purchases.slice(0, PAGE)
  const next = purchases.length > PAGE ? shown.at(-1)!.id : null
  return { purchases: shown, next, totals: await totalsOf(publisher.id) }
}

async function totalsOf(publisherId: string): Promise<Totals[]> {
  const { rows } = await db.rawQuery<{ rows: Totals[] }>(
    `select trim(p.currency) as currency, count(*) as count,
            sum(p.amount_in_cents + p.tax_in_cents)::bigint as gross, sum(p.refunded_in_cents)::bigint as refunded,
            sum(p.application_fee_in_cents)::bigint as fees,
            sum(p.amount_in_cents - p.application_fee_in_cents
              - p.reversed_in_cents + p.fee_refunded_in_cents + p.returned_in_cents)::bigint as net
     from purchases p join listings l on l.id = p.listing_id
     where l.publisher_id = ? group by p.currency order by p.currency`,
    [publisherId]
  )
  return rows
}
