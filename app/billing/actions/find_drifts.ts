import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Entitlement from '#entitlements/models/entitlement'
import { entitlementState } from '#entitlements/terms/entitlement_state'
import { comparePayment } from '#billing/drift/compare_payment'
import type { Drift } from '#billing/drift/payment_drifts'
import { oneByOne } from '#billing/one_by_one'
import BillingPolicy from '#billing/policies/billing_policy'

type Found = Drift & { purchaseId?: string; entitlementId?: string }

/** Banks dispute for four months; what is older moves no more. */
const MOVES_FOR_DAYS = 150
const AT_ONCE = 500
/** What time alone changes is written down within a minute: until then it is late, not wrong. */
const SETTLED_WITHIN_MS = 300_000

/**
 * Compares our books with Stripe's, payment by payment, and every status with the facts it follows from. The report
 * replaces the one before; nothing else is changed.
 */
export default class FindDrifts {
  async handle(actor: Actor): Promise<{ drifts: number; payments: number }> {
    await bouncerFor(actor).with(BillingPolicy).authorize('refresh')
    const found: Found[] = []
    const entitlements = await statusDrifts(found)
    const { rows: payments } = await db.rawQuery<{ rows: { id: string }[] }>(
      `select id from purchases where stripe_payment_intent_id is not null
         and greatest(paid_at, updated_at) > now() - make_interval(days => ?) order by id`,
      [MOVES_FOR_DAYS]
    )
    const unread = await oneByOne(
      'comparing a payment',
      payments,
      ({ id }) => ({ purchase: id }),
      async ({ id: purchaseId }) => {
        for (const drift of await comparePayment(purchaseId)) found.push({ ...drift, purchaseId })
      }
    )
    await db.transaction(async (trx) => {
      await trx.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', ['drifts'])
      await trx.from('drifts').delete()
      for (const drift of found) await trx.table('drifts').insert(rowOf(drift))
      await trx.rawQuery(
        `insert into drift_checks (checked_at, payments, entitlements, unread) values (now(), :payments, :entitlements, :unread)
         on conflict (is_the_one) do update set checked_at = now(), payments = :payments,
           entitlements = :entitlements, unread = :unread`,
        { payments: payments.length, entitlements, unread }
      )
    })
    return { drifts: found.length, payments: payments.length }
  }
}

/** Answers how many were looked at; adds what differs. */
async function statusDrifts(found: Found[]): Promise<number> {
  let looked = 0
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await Entitlement.query()
      .where('id', '>', last)
      .withScopes((entitlements) => entitlements.withFacts())
      .orderBy('id')
      .limit(AT_ONCE)
    for (const { id: entitlementId, facts, status, settlesAt } of page) {
      const isBeingSettled =
        settlesAt && Math.abs(settlesAt.diffNow().toMillis()) < SETTLED_WITHIN_MS
      const { status: due } = entitlementState(facts, new Date())
      if (due !== status && !isBeingSettled)
        found.push({
          entitlementId,
          what: 'status',
          reason: `Its facts make it ${due}, and it stands as ${status}.`,
          isMendable: true,
        })
    }
    looked += page.length
    if (page.length < AT_ONCE) return looked
    last = page.at(-1)!.id
  }
}

const rowOf = ({ purchaseId, entitlementId, what, reason, isMendable }: Found) => ({
  purchase_id: purchaseId ?? null,
  entitlement_id: entitlementId ?? null,
  what,
  reason,
  is_mendable: isMendable,
})
