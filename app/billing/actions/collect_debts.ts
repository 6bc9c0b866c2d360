import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { collectedOf } from '#billing/corrections/correction_facts'
import { requestCorrection } from '#billing/corrections/follow_corrections'
import { lock } from '#billing/locks'
import Correction from '#billing/models/correction'
import BillingPolicy from '#billing/policies/billing_policy'
import { balanceOf } from '#billing/stripe/gateway/corrections'

/**
 * Takes what a publisher owes from what their balance holds by now, oldest debt first, by reversing more of the very
 * transfer that the debt is about: so the figures of their later sales stay as they are. From an account that is closed,
 * or that cut the tie, there is nothing to take: such a debt stays at the desk.
 */
export default class CollectDebts {
  async handle(actor: Actor, publisherId: string): Promise<Correction[]> {
    await bouncerFor(actor).with(BillingPolicy).authorize('correct')
    return db.transaction(async (trx) => {
      await lock(trx, `debts:${publisherId}`)
      const debts = await Correction.query({ client: trx })
        .where('status', 'owed')
        .whereHas('account', (account) => account.whereNot('status', 'closed'))
        .whereHas('purchase', (purchase) =>
          purchase.whereHas('listing', (listing) => listing.where('publisherId', publisherId))
        )
        .preload('purchase', (purchase) => purchase.preload('listing').preload('corrections'))
        .orderBy('id')
      const balances = new Map<string, number>()
      const asked: Correction[] = []
      for (const debt of debts) {
        const { purchase, stripeAccountId, stripeTransferId } = debt
        const children = purchase.corrections.filter(({ parentId }) => parentId === debt.id)
        if (children.some(({ status }) => status === 'requested')) continue
        const purse = `${stripeAccountId} ${purchase.currency}`
        const balance = balances.get(purse) ?? (await balanceOf(stripeAccountId, purchase.currency))
        const left = debt.netInCents - collectedOf(debt, purchase.corrections)
        const amountInCents = Math.min(left, balance)
        balances.set(purse, balance - Math.max(0, amountInCents))
        if (amountInCents <= 0) continue
        asked.push(
          await requestCorrection(trx, actor, purchase, {
            kind: 'debt',
            causeRef: `debt:${debt.id}:${children.length}`,
            parentId: debt.id,
            ...(debt.refundId && { refundId: debt.refundId }),
            ...(debt.disputeId && { disputeId: debt.disputeId }),
            stripeTransferId,
            stripeAccountId,
            amountInCents,
            feeInCents: 0,
          })
        )
      }
      return asked
    })
  }
}
