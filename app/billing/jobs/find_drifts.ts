import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'

/** Every night; at the desk, whenever somebody asks. */
defineJob(
  'billing.find_drifts',
  async () => {
    await new FindDrifts().handle(new System('scheduler'))
  },
  { every: '43 3 * * *' }
)
