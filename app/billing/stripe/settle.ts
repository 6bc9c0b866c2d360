import { System } from '#accounts/actor'
import ApplyPayment from '#billing/actions/apply_payment'
import RefreshConnectedAccount from '#billing/actions/refresh_connected_account'
import SettleCheckout from '#billing/actions/settle_checkout'
import Dispute from '#billing/models/dispute'
import Purchase from '#billing/models/purchase'
import { fetchPayment } from './gateway/payments.js'
import { applied, ignored, parked, type Handler } from './outcome.js'

const stripe = new System('stripe')

/** Events only name what changed: each of these reads it anew from Stripe and brings our rows to it. */
export const settleSession: Handler = async ({ objectId, stripeId }, trx) => {
  if (!objectId) return ignored('names_no_session')
  const checkout = await new SettleCheckout().handle(
    stripe,
    objectId,
    { stripeEventId: stripeId },
    trx
  )
  if (!checkout) return ignored('unknown_checkout')
  return checkout.isMismatched ? parked('payment_mismatch') : applied
}

/** Charges, refunds and disputes may come before the payment they belong to: then they wait for it. */
export const settlePayment: Handler = async ({ paymentRef, stripeId }, trx) => {
  if (!paymentRef) return ignored('names_no_payment')
  const purchase = await Purchase.findBy('stripePaymentIntentId', paymentRef, { client: trx })
  if (!purchase) return parked('unknown_payment')
  const wasDisputed = (await Dispute.findBy('purchaseId', purchase.id, { client: trx })) !== null
  const payment = await fetchPayment(paymentRef, { wasDisputed })
  await new ApplyPayment().handle(stripe, purchase.id, payment, { stripeEventId: stripeId }, trx)
  return applied
}

/** `accountId` is the account the event came from; it can change no other. */
export const settleAccount = async (
  accountId: string | null,
  ...[{ stripeId }, trx]: Parameters<Handler>
) => {
  if (!accountId) return ignored('names_no_account')
  const account = await new RefreshConnectedAccount().handle(
    stripe,
    accountId,
    { stripeEventId: stripeId },
    trx
  )
  return account ? applied : ignored('unknown_account')
}
