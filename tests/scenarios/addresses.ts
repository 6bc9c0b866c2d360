import type { Group } from '@japa/runner/core'
import env from '#start/env'
import type User from '#accounts/models/user'
import { dashboard, standIn } from '#tests/scenarios/stripe'
import { aSubscriber, customerAt, timeCatchesUp } from '#tests/scenarios/subscribers'

/** What Stripe's own pages do to the address of a buyer; `{ address: '' }` takes it away. */
export const hasAddress = async (buyer: User, address: Record<string, string>) =>
  dashboard('POST', `/v1/customers/${await customerAt(buyer)}`, address)

/** Somebody whose address was lost at Stripe before the first renewal. */
export async function anAddressLost(daysAgo: number) {
  const subscribed = await aSubscriber({ daysAgo })
  await hasAddress(subscribed.buyer, { address: '' })
  await timeCatchesUp(subscribed.buyer)
  await subscribed.subscription.refresh()
  return subscribed
}

/** While a group of tests runs, Stripe collects tax, and issues no invoice without an address. */
export function whereTaxNeedsAnAddress(group: Group) {
  group.setup(async () => {
    env.set('STRIPE_TAX', true)
    await standIn('POST', 'settings', { taxRatePercent: 19, unknownPlaces: 'refused' })
    return async () => {
      env.set('STRIPE_TAX', false)
      await standIn('POST', 'settings', { taxRatePercent: 0, unknownPlaces: 'untaxed' })
    }
  })
}
