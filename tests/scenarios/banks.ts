import type { Group } from '@japa/runner/core'
import type User from '#accounts/models/user'
import Subscription from '#billing/models/subscription'
import { play, standIn, stripeSettles } from '#tests/scenarios/stripe'
import { anOpenSubscription, customerAt, timeCatchesUp } from '#tests/scenarios/subscribers'

/** While a group of tests runs, Stripe lets subscriptions be paid by bank debit. */
export const whereBanksAreAsked = (group: Group) =>
  group.setup(async () => {
    await standIn('POST', 'settings', { debitsForSubscriptions: true })
    return () => standIn('POST', 'settings', { debitsForSubscriptions: false })
  })

/** Somebody whose bank has been asked for the first payment of a subscription. */
export async function aDebitAwaited(daysAgo = 0) {
  const scene = await anOpenSubscription({ daysAgo })
  await play(scene.checkout.stripeSessionId!, 'pay_delayed')
  await stripeSettles()
  await scene.checkout.refresh()
  return scene
}

/** Somebody who subscribed by bank debit, and whose bank is asked for the renewal just now. */
export async function aRenewalAwaited() {
  const scene = await aDebitAwaited(33)
  await play(scene.checkout.stripeSessionId!, 'settle')
  await stripeSettles()
  const subscription = await Subscription.findByOrFail('checkoutId', scene.checkout.id)
  await timeCatchesUp(scene.buyer)
  await subscription.refresh()
  return { ...scene, subscription }
}

/** What the bank says of all that it was asked for. */
export async function bankSays(buyer: User, what: 'debits_arrive' | 'debits_bounce') {
  await standIn('POST', `customers/${await customerAt(buyer)}/${what}`)
  await stripeSettles()
}
