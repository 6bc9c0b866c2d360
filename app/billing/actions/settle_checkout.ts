import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import Checkout from '#billing/models/checkout'
import BillingPolicy from '#billing/policies/billing_policy'
import { lock } from '#billing/locks'
import { beginSubscription } from '#billing/begin_subscription'
import { close, completeCheckout } from '#billing/complete_checkout'
import {
  fetchCheckoutSession,
  type CheckoutSession,
} from '#billing/stripe/gateway/checkout_sessions'
import { fetchPayment, type Payment } from '#billing/stripe/gateway/payments'

/**
 * Brings a checkout to where its Stripe session is now: paid, awaiting the bank, failed or expired; `mismatched`
 * when the money is not what was agreed. Reads the session inside the lock, so neither the order nor the number of
 * calls matters. Null when it is none of ours.
 */
export default class SettleCheckout {
  async handle(
    actor: Actor,
    sessionId: string,
    cause: { stripeEventId?: string } = {},
    within?: TransactionClientContract
  ): Promise<Checkout | null> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
      await lock(trx, sessionId)
      const session = await fetchCheckoutSession(sessionId)
      const checkout = await checkoutBehind(trx, session)
      if (!checkout || checkout.status === 'paid' || session.state === 'open') return checkout
      if (session.state === 'expired') return close(checkout, 'expired')
      if (checkout.renewal) return beginSubscription(trx, actor, checkout, { session, ...cause })

      const payment = await paymentOf(trx, session)
      if (payment && session.state === 'awaiting_payment') return this.await(checkout, payment)
      return completeCheckout(trx, actor, checkout, { session, payment, ...cause })
    })
  }

  /** A page that was given up may be paid on all the same; its line may have another open one by now. */
  private await(checkout: Checkout, payment: Payment) {
    if (payment.state === 'failed') return close(checkout, 'failed')
    if (!checkout.isUnsettled) return checkout
    return checkout.merge({ status: 'awaiting_payment' }).save()
  }
}

/** Null when there was nothing to pay. */
async function paymentOf(trx: TransactionClientContract, { paymentIntentId }: CheckoutSession) {
  if (!paymentIntentId) return null
  await lock(trx, paymentIntentId)
  return fetchPayment(paymentIntentId)
}

/** Our row, by the session it stored or, when that answer never reached us, by the id we gave the session. */
async function checkoutBehind(trx: TransactionClientContract, session: CheckoutSession) {
  const isOurId = /^[0-9a-f-]{36}$/.test(session.checkoutId ?? '')
  const checkout = await Checkout.query({ client: trx })
    .where('stripeSessionId', session.id)
    .if(isOurId, (query) =>
      query.orWhere((lost) => lost.where('id', session.checkoutId!).whereNull('stripeSessionId'))
    )
    .forUpdate()
    .first()
  await checkout?.load('listing')
  await checkout?.load('plan')
  return checkout?.merge({ stripeSessionId: session.id }).save() ?? null
}
