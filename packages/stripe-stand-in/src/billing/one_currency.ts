import { refuse } from '../api/problem.ts'
import { isEnded, subscriptions } from '../resources/subscriptions.ts'
import type { World } from '../world/world.ts'

/** A customer subscribes in one currency at a time; whoever sells in several makes a customer for each. */
export function refuseOtherCurrency(world: World, customer: string, currency: string): void {
  const other = subscriptions
    .all(world)
    .find((one) => one.customer === customer && !isEnded(one) && one.currency !== currency)
  if (other)
    refuse(
      `You cannot combine currencies on a single customer. This customer has an active subscription, subscription schedule, discount, quote, or invoice item with currency ${other.currency}.`
    )
}
