import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import EndSubscription from '#billing/actions/end_subscription'

/** Has Stripe end a subscription that our own rules decided to end. */
defineJob('billing.end_subscription', async ({ subscriptionId }: { subscriptionId: string }) => {
  await new EndSubscription().handle(new System('scheduler'), subscriptionId)
})
