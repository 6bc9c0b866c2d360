import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'

/** Every hour, at a minute of its own; and whenever a process starts, see `StripeWorkerProvider`. */
defineJob(
  'billing.reconcile_stripe_events',
  async () => {
    await new ReconcileStripeEvents().handle(new System('scheduler'))
  },
  { every: '17 * * * *' }
)
