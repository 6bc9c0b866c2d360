import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import { stopRenewalsInVain } from '#billing/stop_renewals_in_vain'

/** Every minute: Stripe charges a renewal an hour after its period began, and nobody should pay for what was revoked. */
defineJob(
  'billing.stop_renewals_in_vain',
  async () => {
    await stopRenewalsInVain(new System('scheduler'))
  },
  { every: '* * * * *' }
)
