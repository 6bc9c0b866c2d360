import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import { type Actor, System } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import RefreshPayment from '#billing/actions/refresh_payment'
import { StripeRefused } from '#billing/errors'
import { lock } from '#billing/locks'
import Correction from '#billing/models/correction'
import Refund from '#billing/models/refund'
import { noteRefund } from '#billing/payment_facts'
import BillingPolicy from '#billing/policies/billing_policy'
import { reverseTransfer, sendAgain } from '#billing/stripe/gateway/corrections'
import { TOO_LITTLE } from '#billing/too_little'

const stripe = new System('stripe')

/**
 * Asks Stripe for a correction until it answers. What Stripe made of an earlier asking is read first, for it forgets a
 * key after a day; its own list says that it was made. What a publisher's balance does not hold becomes a debt; tax and
 * returns wait for money.
 */
export default class MakeCorrection {
  async handle(actor: Actor, correctionId: string): Promise<Correction> {
    await bouncerFor(actor).with(BillingPolicy).authorize('correct')
    const correction = await Correction.find(correctionId)
    if (!correction) throw new NotFound()
    await new RefreshPayment().handle(stripe, correction.purchaseId)
    await correction.refresh()
    if (correction.status !== 'requested') return correction
    await correction.load('purchase')

    const refusal = await ask(correction).catch((error: unknown) => {
      if (error instanceof StripeRefused) return error.reason
      throw error
    })
    await db.transaction(async (trx) => {
      await lock(trx, correction.purchase.stripePaymentIntentId)
      if (refusal) await noteRefusal(trx, correction, refusal)
      await new RefreshPayment().handle(stripe, correction.purchaseId, {}, trx)
    })
    return correction.refresh()
  }
}

async function ask(correction: Correction): Promise<null> {
  const { id: correctionId, attempts: attempt, amountInCents, stripeTransferId } = correction
  const order = { correctionId, attempt, amountInCents }
  if (correction.kind === 'return')
    await sendAgain({
      ...order,
      currency: correction.purchase.currency,
      accountId: correction.stripeAccountId,
      transferId: stripeTransferId,
    })
  else
    await reverseTransfer({
      ...order,
      transferId: stripeTransferId,
      withFee: correction.feeInCents > 0,
    })
  return null
}

/** Nothing moved. What is decided is audited; what waits for money is asked for again under another key. */
async function noteRefusal(trx: TransactionClientContract, { id }: Correction, reason: string) {
  const correction = await Correction.query({ client: trx })
    .where({ id, status: 'requested' })
    .forUpdate()
    .first()
  if (!correction) return
  const status = fateOf(correction, reason)
  await correction.merge({ status, reason, attempts: correction.attempts + 1 }).save()
  if (status === 'requested') return
  await correction.load('purchase', (purchase) => purchase.preload('listing'))
  const { purchase, kind, refundId, netInCents: amountInCents } = correction
  await record(
    trx,
    stripe,
    status === 'owed' ? 'correction.owed' : 'correction.refused',
    correction,
    {
      userId: purchase.userId,
      publisherId: purchase.listing.publisherId,
      details: { purchaseId: purchase.id, kind, amountInCents, reason },
    }
  )
  const isTheirPart = status === 'owed' && kind === 'refund' && refundId
  const refund = isTheirPart && (await Refund.find(refundId, { client: trx }))
  if (refund) await noteRefund(trx, stripe, purchase, refund, { isTransferReversed: false })
}

function fateOf({ kind, isTaking }: Correction, reason: string): string {
  if (!TOO_LITTLE.includes(reason)) return 'refused'
  if (kind === 'debt') return 'dropped'
  return isTaking ? 'owed' : 'requested'
}
