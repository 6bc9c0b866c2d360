import { emit } from '../events/snapshot_events.ts'
import { customers } from '../resources/customers.ts'
import { attachPaymentMethod, createPaymentMethod } from '../resources/payment_methods.ts'
import type { PaymentMethod } from '../resources/payment_methods.ts'
import { changeSubscription, isEnded, subscriptions } from '../resources/subscriptions.ts'
import { changesFrom } from '../world/changes.ts'
import type { World } from '../world/world.ts'

/** Everything of a customer is charged to another card from now on, as after a visit to the portal. */
export function changeCard(world: World, customerId: string, last4: string): PaymentMethod {
  const before = customers.get(world, customerId)
  const { address, email, name, phone } = before
  const made = createPaymentMethod(world, 'card', { address, email, name, phone }, last4)
  const method = attachPaymentMethod(world, made.id, customerId)
  const customer = customers.update(world, before, {
    invoice_settings: { default_payment_method: method.id },
  })
  emit(world, 'customer.updated', customer, changesFrom(before, customer))
  for (const subscription of subscriptions.all(world))
    if (subscription.customer === customerId && !isEnded(subscription))
      changeSubscription(world, subscription, { default_payment_method: method.id })
  return method
}
