import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Problem, refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { post, worth } from '../resources/balance_transactions.ts'
import { charges } from '../resources/charges.ts'
import { transfers } from '../resources/transfers.ts'
import type { Transfer } from '../resources/transfers.ts'
import { canReceiveTransfers, getAccount } from '../resources/v2_account.ts'
import { merged } from '../world/metadata.ts'
import type { World } from '../world/world.ts'

/** Money of ours to a connected account, of its own accord: after a dispute that was won, say. */
export const transferCreationRoutes: Routes = {
  'POST /v1/transfers': ({ world, params }: Call<Stripe.TransferCreateParams>) => {
    const { amount = 0, destination, source_transaction: source } = params
    const currency = params.currency.toLowerCase()
    if (amount < 1) refuse('Invalid positive integer', 'amount', 'parameter_invalid_integer')
    if (!canReceiveTransfers(getAccount(world, destination, 'destination')))
      throw new Problem(
        'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
        { code: 'insufficient_capabilities_for_transfer', param: 'destination' }
      )
    const origin = source ? charges.get(world, source, 'source_transaction') : null
    if (origin && amount > origin.amount - origin.amount_refunded)
      refuse('Transfers using this transaction as a source must not exceed its amount.', 'amount')
    if (!origin && worth(world, currency) < amount)
      throw new Problem('You have insufficient available funds in your Stripe account.', {
        code: 'balance_insufficient',
        param: 'amount',
      })
    return send(world, params, { amount, currency })
  },
}

function send(
  world: World,
  params: Stripe.TransferCreateParams,
  { amount, currency }: { amount: number; currency: string }
): Transfer {
  const { destination } = params
  const id = world.ids.next('tr_1')
  const paymentId = world.ids.next('py_1')
  const connected = world.as(destination)
  const received = post(connected, {
    type: 'payment',
    amount,
    currency,
    source: paymentId,
    reportingCategory: 'charge',
  })
  charges.insert(connected, {
    id: paymentId,
    object: 'charge',
    created: world.now(),
    livemode: false,
    amount,
    amount_captured: amount,
    amount_refunded: 0,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: received.id,
    billing_details: { address: null, email: null, name: null, phone: null },
    captured: true,
    currency,
    customer: null,
    description: params.description ?? null,
    disputed: false,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: null,
    receipt_email: null,
    receipt_url: null,
    refunded: false,
    source_transfer: id,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: params.transfer_group ?? null,
  })
  const sent = post(world, {
    type: 'transfer',
    amount: -amount,
    currency,
    source: id,
    reportingCategory: 'transfer',
  })
  const transfer = transfers.insert(world, {
    id,
    object: 'transfer',
    created: world.now(),
    livemode: false,
    amount,
    amount_reversed: 0,
    balance_transaction: sent.id,
    currency,
    description: params.description ?? null,
    destination,
    destination_payment: paymentId,
    metadata: merged({}, params.metadata),
    reversed: false,
    source_transaction: params.source_transaction ?? null,
    source_type: 'card',
    transfer_group: params.transfer_group ?? null,
  })
  emit(world, 'transfer.created', transfer)
  return transfer
}
