import { System } from '#accounts/actor'
import NoteFraudWarning from '#billing/actions/note_fraud_warning'
import RefreshPayment from '#billing/actions/refresh_payment'
import RefreshPayout from '#billing/actions/refresh_payout'
import RefreshConnectedAccount from '#billing/actions/refresh_connected_account'
import SettleCheckout from '#billing/actions/settle_checkout'
import SettleSubscription from '#billing/actions/settle_subscription'
import Purchase from '#billing/models/purchase'
import { fetchFraudWarning } from './gateway/fraud_warnings.js'
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
  await new RefreshPayment().handle(stripe, purchase.id, { stripeEventId: stripeId }, trx)
  return applied
}

/** A transfer names no payment, but its own id is in our books once it was ever seen. */
export const settleTransfer: Handler = async ({ objectId, stripeId }, trx) => {
  const purchase =
    objectId && (await Purchase.findBy('stripeTransferId', objectId, { client: trx }))
  if (!purchase) return ignored('unknown_transfer')
  await new RefreshPayment().handle(stripe, purchase.id, { stripeEventId: stripeId }, trx)
  return applied
}

export const settleFraudWarning: Handler = async ({ objectId, paymentRef, stripeId }, trx) => {
  if (!objectId || !paymentRef) return ignored('names_no_payment')
  const purchase = await Purchase.findBy('stripePaymentIntentId', paymentRef, { client: trx })
  if (!purchase) return parked('unknown_payment')
  const warning = await fetchFraudWarning(objectId)
  const cause = { stripeEventId: stripeId }
  await new NoteFraudWarning().handle(stripe, purchase.id, warning, cause, trx)
  return applied
}

/** Its first events mostly come before the checkout that it belongs to is settled: then they wait for that. */
export const settleSubscription: Handler = async ({ paymentRef, stripeId }, trx) => {
  if (!paymentRef) return ignored('names_no_subscription')
  const cause = { stripeEventId: stripeId }
  const subscription = await new SettleSubscription().handle(stripe, paymentRef, cause, trx)
  return subscription ? applied : parked('unknown_subscription')
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

/** A payout is its account's own: it is read as that account, so no other account's event can say anything of it. */
export const settlePayout: Handler = async ({ account, objectId, stripeId }, trx) => {
  if (!account || !objectId) return ignored('names_no_payout')
  const named = { stripeAccountId: account, stripePayoutId: objectId }
  const cause = { stripeEventId: stripeId }
  const payout = await new RefreshPayout().handle(stripe, named, cause, trx)
  return payout ? applied : ignored('unknown_payout')
}
