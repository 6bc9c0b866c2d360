import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Subscription from '#billing/models/subscription'

/**
 * Notes on each payment of a subscription what a change of plan credited of it: the invoice of the change counts the unused
 * time of the period that it began in, without tax. Once the payment for the change is back whole, nothing of it is spent
 * any more. The caller holds the subscription's lock.
 */
export async function noteCredits(
  trx: TransactionClientContract,
  { id }: Subscription
): Promise<void> {
  await trx.rawQuery(
    `update purchases p set credited_away_in_cents = counted.credit
     from (
       select one.id, least(one.amount_in_cents + one.tax_in_cents, coalesce(round(sum(i.credited_in_cents)
         * (one.amount_in_cents + one.tax_in_cents) / nullif(one.amount_in_cents, 0)), 0))::bigint as credit
       from purchases one
       left join (subscription_invoices i join purchases later on later.id = i.purchase_id
           and later.refunded_in_cents < later.amount_in_cents + later.tax_in_cents)
         on i.subscription_id = one.subscription_id and i.credited_in_cents > 0
         and i.starts_at > one.period_starts_at and i.starts_at < one.period_ends_at
       where one.subscription_id = ? group by one.id
     ) counted
     where p.id = counted.id and p.credited_away_in_cents <> counted.credit`,
    [id]
  )
}
