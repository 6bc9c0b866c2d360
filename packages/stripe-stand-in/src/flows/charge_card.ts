import { emit } from '../events/snapshot_events.ts'
import { charges, inheritedFrom } from '../resources/charges.ts'
import type { Charge } from '../resources/charges.ts'
import { paymentIntents } from '../resources/payment_intents.ts'
import type { PaymentIntent } from '../resources/payment_intents.ts'
import { cardFacts, paymentMethods } from '../resources/payment_methods.ts'
import type { BillingDetails } from '../resources/payment_methods.ts'
import type { World } from '../world/world.ts'

const DECLINED = 'Your card was declined.'

/** One attempt to move the intent's money. */
export function newCharge(
  world: World,
  intent: PaymentIntent,
  billing: BillingDetails,
  status: Charge['status']
): Charge {
  const id = world.ids.next('ch_3')
  const isGood = status === 'succeeded'
  const isFailed = status === 'failed'
  return charges.insert(world, {
    id,
    object: 'charge',
    created: world.now(),
    livemode: false,
    ...inheritedFrom(intent),
    amount_captured: isGood ? intent.amount : 0,
    amount_refunded: 0,
    application_fee: null,
    balance_transaction: null,
    billing_details: billing,
    captured: isGood,
    disputed: false,
    failure_code: isFailed ? 'card_declined' : null,
    failure_message: isFailed ? DECLINED : null,
    fraud_details: {},
    outcome: outcome(status),
    paid: isGood,
    payment_method_details: methodDetails(world, intent, billing),
    receipt_url: isGood ? `${world.settings.publicUrl}/receipts/${id}` : null,
    refunded: false,
    source_transfer: null,
    status,
  })
}

/** Tells the intent, and the world, that an attempt failed. */
export function chargeFailed(world: World, intent: PaymentIntent, charge: Charge): void {
  const method = intent.payment_method && paymentMethods.find(world, intent.payment_method)
  const failed = paymentIntents.update(world, intent, {
    last_payment_error: {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      message: DECLINED,
      charge: charge.id,
      ...(method && { payment_method: method }),
    },
    latest_charge: charge.id,
    payment_method: null,
    status: 'requires_payment_method',
  })
  emit(world, 'charge.failed', charge)
  emit(world, 'payment_intent.payment_failed', failed)
}

function outcome(status: Charge['status']) {
  if (status === 'failed')
    return {
      type: 'issuer_declined',
      network_status: 'declined_by_network',
      reason: 'generic_decline',
      risk_level: 'normal',
      seller_message: 'The bank did not return any further details with this decline.',
    }
  return {
    type: 'authorized',
    network_status: 'approved_by_network',
    risk_level: 'normal',
    risk_score: 20,
    seller_message: 'Payment complete.',
  }
}

function methodDetails(world: World, intent: PaymentIntent, billing: BillingDetails) {
  const method = intent.payment_method && paymentMethods.find(world, intent.payment_method)
  if (method && method.type === 'us_bank_account')
    return {
      type: 'us_bank_account',
      us_bank_account: { bank_name: 'STRIPE TEST BANK', last4: '6789' },
    }
  const last4 = (method && (method.card as { last4?: string })?.last4) || '4242'
  return { type: 'card', card: { ...cardFacts(world, billing, last4), network: 'visa' } }
}
