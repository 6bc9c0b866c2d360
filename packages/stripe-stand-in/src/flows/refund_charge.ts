import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { applicationFees } from '../resources/application_fees.ts'
import { post } from '../resources/balance_transactions.ts'
import { charges } from '../resources/charges.ts'
import type { Charge } from '../resources/charges.ts'
import { isRefundable } from '../resources/disputes.ts'
import { refundFee } from '../resources/fee_refunds.ts'
import { paymentIntents } from '../resources/payment_intents.ts'
import { refunds } from '../resources/refunds.ts'
import { reverseTransfer } from '../resources/transfer_reversals.ts'
import { transfers } from '../resources/transfers.ts'
import { changesFrom } from '../world/changes.ts'
import { merged } from '../world/metadata.ts'
import { share } from '../world/share.ts'
import type { World } from '../world/world.ts'
import { closeInquiriesOf } from './dispute_charge.ts'
import { settleCapture } from './settle_capture.ts'

export const refundCreationRoutes: Routes = {
  'POST /v1/refunds': ({ world, params }: Call<Stripe.RefundCreateParams>) => {
    // Money can only be taken back from where it has arrived.
    const charge = settleCapture(world, chargeToRefund(world, params))
    const amount = amountToRefund(world, charge, params.amount)
    const id = world.ids.next('re_3')
    if (params.refund_application_fee) refundFeeShare(world, charge, amount)
    const reversal = params.reverse_transfer ? reverseShare(world, charge, amount, id) : null
    const { currency } = charge
    const status = world.settings.refundsBegin
    const isSent = status !== 'requires_action'
    const refund = refunds.insert(world, {
      id,
      object: 'refund',
      created: world.now(),
      amount,
      balance_transaction: isSent ? postRefund(world, { id, amount, currency }) : null,
      charge: charge.id,
      currency,
      customer: charge.customer,
      payment_intent: charge.payment_intent,
      payment_method: charge.payment_method,
      destination_details: { type: 'card', card: { type: 'refund', reference_status: 'pending' } },
      metadata: merged({}, params.metadata),
      reason: params.reason ?? null,
      status,
      ...(status === 'pending' && { pending_reason: 'processing' }),
      transfer_reversal: reversal,
    })
    const refunded = charge.amount_refunded + amount
    const changed = charges.update(world, charge, {
      amount_refunded: refunded,
      refunded: refunded === charge.amount,
    })
    emit(world, 'refund.created', refund)
    emit(world, 'charge.refunded', changed, changesFrom(charge, changed))
    if (changed.refunded) closeInquiriesOf(world, charge.id)
    return refund
  },
}

function chargeToRefund(world: World, params: Stripe.RefundCreateParams): string {
  if (params.charge) return charges.get(world, params.charge, 'charge').id
  if (!params.payment_intent)
    return refuse(
      'One of the following params should be provided: charge, payment_intent.',
      'charge'
    )
  const intent = paymentIntents.get(world, params.payment_intent, 'payment_intent')
  if (!intent.latest_charge || intent.status !== 'succeeded')
    return refuse(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      'payment_intent'
    )
  return intent.latest_charge
}

/** The money leaves our balance. */
export function postRefund(
  world: World,
  { id, amount, currency }: { id: string; amount: number; currency: string }
): string {
  return post(world, {
    type: 'refund',
    amount: -amount,
    currency,
    source: id,
    reportingCategory: 'refund',
  }).id
}

function amountToRefund(world: World, charge: Charge, asked: number | undefined): number {
  if (charge.status !== 'succeeded')
    refuse(`Charge ${charge.id} has not succeeded.`, 'charge', 'charge_not_refundable')
  if (!isRefundable(world, charge.id))
    refuse(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      'charge',
      'charge_disputed'
    )
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    refuse(`Charge ${charge.id} has already been refunded.`, 'charge', 'charge_already_refunded')
  const amount = asked ?? left
  if (amount < 1) refuse('Invalid positive integer', 'amount', 'parameter_invalid_integer')
  if (amount > left)
    refuse(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      'amount'
    )
  return amount
}

/** In proportion to the refund; the refund that empties the charge takes what is left. */
function refundFeeShare(world: World, charge: Charge, amount: number): void {
  const fee = charge.application_fee && applicationFees.find(world, charge.application_fee)
  if (!fee)
    return refuse(`Charge ${charge.id} has no application fee to refund.`, 'refund_application_fee')
  const left = fee.amount - fee.amount_refunded
  const isLast = charge.amount_refunded + amount === charge.amount
  const part = isLast ? left : Math.min(share(fee.amount, amount, charge.amount), left)
  if (part) refundFee(world, fee, part)
}

/** In proportion too, and never more than earlier reversals (of tax, say) have left. */
function reverseShare(world: World, charge: Charge, amount: number, refund: string): string | null {
  const transfer = charge.transfer && transfers.find(world, charge.transfer)
  if (!transfer)
    return refuse(
      `Cannot reverse transfer because the charge ${charge.id} does not have an associated transfer.`,
      'reverse_transfer'
    )
  const left = transfer.amount - transfer.amount_reversed
  const part = Math.min(share(transfer.amount, amount, charge.amount), left)
  return part ? reverseTransfer(world, transfer, { amount: part, refund }).id : null
}
