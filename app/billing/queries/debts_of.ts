import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { publisherOf } from '#publishers/queries/publisher_of'
import { NotAPublisher } from '#billing/errors'

/**
 * What a publisher owes us in one currency, and for how many payments; later sales pay it unless it is about an account
 * that is closed.
 */
export type Debt = {
  currency: string
  amountInCents: number
  payments: number
  isCollectable: boolean
}

/** What the actor, as a publisher, owes: what went back to buyers and was not in their balance. Throws NotAPublisher. */
export async function debtsOf(actor: Actor): Promise<Debt[]> {
  const publisher = await publisherOf(actor)
  if (!publisher) throw new NotAPublisher()
  const { rows } = await db.rawQuery<{ rows: Debt[] }>(
    `select trim(p.currency) as currency, (a.id is not null) as "isCollectable", count(distinct p.id) as payments,
       sum(c.amount_in_cents - c.fee_in_cents - coalesce(d.collected, 0))::bigint as "amountInCents"
     from corrections c
       join purchases p on p.id = c.purchase_id join listings l on l.id = p.listing_id
       left join connected_accounts a on a.stripe_account_id = c.stripe_account_id and a.status <> 'closed'
       left join lateral (select sum(amount_in_cents) as collected from corrections
         where parent_id = c.id and kind = 'debt' and status = 'done') d on true
     where l.publisher_id = ? and c.status = 'owed'
     group by p.currency, a.id order by p.currency, a.id`,
    [publisher.id]
  )
  return rows
}
