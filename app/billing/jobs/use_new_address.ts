import { defineJob, FOR_HOURS } from '#shared/jobs'
import { System } from '#accounts/actor'
import UseNewAddress from '#billing/actions/use_new_address'

/** Has Stripe go on with what waited for a buyer's address. */
defineJob(
  'billing.use_new_address',
  async ({ subscriptionId }: { subscriptionId: string }) => {
    await new UseNewAddress().handle(new System('stripe'), subscriptionId)
  },
  { retries: FOR_HOURS }
)
