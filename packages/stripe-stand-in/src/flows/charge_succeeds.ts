import { emit } from '../events/snapshot_events.ts'
import { paymentIntents } from '../resources/payment_intents.ts'
import type { PaymentIntent } from '../resources/payment_intents.ts'
import type { BillingDetails } from '../resources/payment_methods.ts'
import type { World } from '../world/world.ts'
import { newCharge } from './charge_card.ts'
import { settleLater } from './settle_capture.ts'

/** Moves the intent's money and says so; what comes of it (transfer, fee, balance) is known after the capture only. */
export function chargeSucceeds(
  world: World,
  intent: PaymentIntent,
  billing: BillingDetails
): PaymentIntent {
  const charge = newCharge(world, intent, billing, 'succeeded')
  const paid = paymentIntents.update(world, intent, {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    status: 'succeeded',
  })
  emit(world, 'charge.succeeded', charge)
  emit(world, 'payment_intent.succeeded', paid)
  settleLater(world, charge.id)
  return paid
}
