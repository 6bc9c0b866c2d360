import type { Charge } from '../resources/charges.ts'
import { warnOfFraud } from '../resources/early_fraud_warnings.ts'
import { cardOf, paymentMethods } from '../resources/payment_methods.ts'
import type { World } from '../world/world.ts'
import { openDispute } from './dispute_charge.ts'

/** Some of Stripe's test cards bring trouble once they have been charged. */
export function troubleFrom(world: World, charge: Charge): void {
  const method = charge.payment_method && paymentMethods.find(world, charge.payment_method)
  switch (method ? cardOf(method) : '') {
    case '0259':
      openDispute(world, charge.id, {})
      break
    case '2685':
      openDispute(world, charge.id, { reason: 'product_not_received' })
      break
    case '1976':
      openDispute(world, charge.id, { isInquiry: true })
      break
    case '5423':
      warnOfFraud(world, charge.id)
      break
    default:
  }
}
