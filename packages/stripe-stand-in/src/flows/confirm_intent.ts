import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Problem, refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { createIntent, paymentIntents } from '../resources/payment_intents.ts'
import type { PaymentIntent } from '../resources/payment_intents.ts'
import { cardOf, paymentMethodFrom } from '../resources/payment_methods.ts'
import { declineOf } from '../resources/test_cards.ts'
import { canReceiveTransfers, getAccount } from '../resources/v2_account.ts'
import { merged } from '../world/metadata.ts'
import { picked } from '../world/picking.ts'
import type { World } from '../world/world.ts'
import { chargeFailed, newCharge } from './charge_card.ts'
import { chargeSucceeds } from './charge_succeeds.ts'

/** A payment without a page: a card, charged. A decline is an error that leaves its attempt behind. */
function confirm(world: World, before: PaymentIntent, method: string | undefined) {
  if (before.status !== 'requires_payment_method')
    refuse(`This PaymentIntent could not be confirmed: it is ${before.status}.`)
  const wanted = method ?? before.payment_method
  if (!wanted) return refuse('You must provide a payment method.', 'payment_method')
  const source = paymentMethodFrom(world, wanted, 'payment_method')
  const intent = paymentIntents.update(world, before, { payment_method: source.id })
  const declineCode = declineOf(cardOf(source))
  if (declineCode) {
    const failed = newCharge(world, intent, source.billing_details, 'failed')
    chargeFailed(world, intent, failed)
    return new Problem('Your card was declined.', {
      status: 402,
      type: 'card_error',
      code: 'card_declined',
      extra: { decline_code: declineCode, charge: failed.id },
    })
  }
  return chargeSucceeds(world, intent, source.billing_details)
}

function checkShare(world: World, params: Stripe.PaymentIntentCreateParams): void {
  const { application_fee_amount: fee, transfer_data: transfer, amount } = params
  if (amount < 1) refuse('Invalid positive integer', 'amount', 'parameter_invalid_integer')
  if (fee !== undefined && (!transfer || fee > amount))
    refuse(
      'The application fee needs a destination and at most the amount.',
      'application_fee_amount'
    )
  if (transfer && !canReceiveTransfers(getAccount(world, transfer.destination, 'transfer_data')))
    throw new Problem(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      { code: 'insufficient_capabilities_for_transfer', param: 'transfer_data' }
    )
}

export const intentChangeRoutes: Routes = {
  'POST /v1/payment_intents': ({ world, params }: Call<Stripe.PaymentIntentCreateParams>) => {
    checkShare(world, params)
    const intent = createIntent(world, {
      amount: params.amount,
      currency: params.currency.toLowerCase(),
      ...picked(params, 'customer', 'description', 'on_behalf_of', 'transfer_group'),
      application_fee_amount: params.application_fee_amount ?? null,
      metadata: merged({}, params.metadata),
      transfer_data: params.transfer_data ?? null,
    })
    return params.confirm ? confirm(world, intent, params.payment_method) : intent
  },

  'POST /v1/payment_intents/{id}/confirm': ({
    world,
    params,
    ids: [id = ''],
  }: Call<Stripe.PaymentIntentConfirmParams>) =>
    confirm(world, paymentIntents.get(world, id), params.payment_method),

  'POST /v1/payment_intents/{id}/cancel': ({ world, ids: [id = ''] }: Call) => {
    const before = paymentIntents.get(world, id)
    if (!['requires_payment_method', 'requires_action'].includes(before.status))
      refuse(`You cannot cancel this PaymentIntent because it has a status of ${before.status}.`)
    const canceled = paymentIntents.update(world, before, { status: 'canceled' })
    emit(world, 'payment_intent.canceled', canceled)
    return canceled
  },
}
