import { defineJob, FOR_HOURS } from '#shared/jobs'
import { System } from '#accounts/actor'
import EndStraySubscription from '#billing/actions/end_stray_subscription'

/** Ends at Stripe what came with money that nobody agreed on. */
defineJob(
  'billing.end_stray_subscription',
  async ({ stripeSubscriptionId }: { stripeSubscriptionId: string }) => {
    await new EndStraySubscription().handle(new System('scheduler'), stripeSubscriptionId)
  },
  { retries: FOR_HOURS }
)
