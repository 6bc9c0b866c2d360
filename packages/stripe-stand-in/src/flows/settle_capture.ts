import { emit } from '../events/snapshot_events.ts'
import { applicationFees } from '../resources/application_fees.ts'
import { post } from '../resources/balance_transactions.ts'
import { charges } from '../resources/charges.ts'
import type { Charge } from '../resources/charges.ts'
import { transfers } from '../resources/transfers.ts'
import { delayDaysOf } from '../resources/balance_settings.ts'
import { changesFrom } from '../world/changes.ts'
import type { World } from '../world/world.ts'
import { troubleFrom } from './card_troubles.ts'

const A_DAY = 24 * 60 * 60
const TWO_DAYS = 2 * A_DAY
const APPLICATION = 'ca_StandInMarketplace'

/** What Stripe keeps of a card payment, cents. */
const processingFee = (amount: number) => Math.round(amount * 0.029) + 30

/**
 * The second half of a payment. Capture is asynchronous: a charge succeeds without a balance
 * transaction, a transfer or an application fee, and gets them with `charge.updated` a moment
 * later. https://docs.stripe.com/payments/payment-intents/asynchronous-capture
 */
export function settleCapture(world: World, chargeId: string): Charge {
  const charge = charges.get(world, chargeId)
  if (charge.balance_transaction || charge.status !== 'succeeded') return charge
  const availableOn = world.now() + TWO_DAYS
  const transaction = post(world, {
    type: charge.payment_method_details ? 'charge' : 'payment',
    amount: charge.amount,
    fee: processingFee(charge.amount),
    currency: charge.currency,
    source: charge.id,
    reportingCategory: 'charge',
    availableOn,
  })
  const settled = charges.update(world, charge, {
    balance_transaction: transaction.id,
    ...(charge.transfer_data && sendOn(world, charge, availableOn)),
  })
  emit(world, 'charge.updated', settled, changesFrom(charge, settled))
  troubleFrom(world, settled)
  return charges.get(world, charge.id)
}

/** Schedules the settling; on restart, whatever was cut short is scheduled again. */
export function settleLater(world: World, chargeId: string): void {
  const settle = () => world.causedBy(null).act((fresh) => settleCapture(fresh, chargeId))
  world.store.afterwards(() => world.schedule(world.settings.captureDelayMs, settle))
}

export function resumeSettling(world: World): void {
  for (const chargeId of unsettled(world)) settleLater(world, chargeId)
}

/** The ids of the charges whose second half is still to come. */
export const unsettled = (world: World): string[] =>
  charges
    .all(world)
    .filter((charge) => charge.status === 'succeeded' && !charge.balance_transaction)
    .map(({ id }) => id)

/** All of the charge goes to the connected account, which pays our fee out of it. */
function sendOn(world: World, charge: Charge, availableOn: number) {
  const { currency, transfer_data: data } = charge
  const destination = data?.destination ?? ''
  const amount = data?.amount ?? charge.amount
  const connected = world.as(destination)
  const transferId = world.ids.next('tr_1')
  const paymentId = world.ids.next('py_1')
  const fee = charge.application_fee_amount ? takeFee(world, charge, paymentId, availableOn) : null

  const payment = { type: 'payment', amount, currency, source: paymentId }
  const received = post(connected, {
    ...payment,
    availableOn: world.now() + delayDaysOf(connected) * A_DAY,
    reportingCategory: 'charge',
    fee: charge.application_fee_amount ?? 0,
    feeType: 'application_fee',
  })
  charges.insert(connected, {
    ...charge,
    id: paymentId,
    created: world.now(),
    amount,
    amount_captured: amount,
    application_fee: fee,
    balance_transaction: received.id,
    billing_details: { address: null, email: null, name: null, phone: null },
    customer: null,
    metadata: {},
    payment_intent: null,
    payment_method: null,
    payment_method_details: null,
    receipt_url: null,
    source_transfer: transferId,
    transfer_data: null,
  })
  const sent = post(world, {
    type: 'transfer',
    amount: -amount,
    currency,
    source: transferId,
    reportingCategory: 'transfer',
    availableOn,
  })
  const transfer = transfers.insert(world, {
    id: transferId,
    object: 'transfer',
    created: world.now(),
    livemode: false,
    amount,
    amount_reversed: 0,
    balance_transaction: sent.id,
    currency,
    description: null,
    destination,
    destination_payment: paymentId,
    metadata: {},
    reversed: false,
    source_transaction: charge.id,
    source_type: 'card',
    transfer_group: charge.transfer_group ?? `group_${charge.payment_intent ?? charge.id}`,
  })
  emit(world, 'transfer.created', transfer)
  return { transfer: transferId, application_fee: fee }
}

function takeFee(world: World, charge: Charge, paymentId: string, availableOn: number): string {
  const amount = charge.application_fee_amount ?? 0
  const { currency } = charge
  const id = world.ids.next('fee_1')
  const transaction = post(world, {
    type: 'application_fee',
    amount,
    currency,
    source: id,
    reportingCategory: 'platform_earning',
    availableOn,
  })
  const fee = applicationFees.insert(world, {
    id,
    object: 'application_fee',
    created: world.now(),
    livemode: false,
    account: charge.transfer_data?.destination ?? '',
    amount,
    amount_refunded: 0,
    application: APPLICATION,
    balance_transaction: transaction.id,
    charge: paymentId,
    currency,
    fee_source: { type: 'charge', charge: paymentId },
    originating_transaction: charge.id,
    refunded: false,
  })
  emit(world, 'application_fee.created', fee)
  return id
}
