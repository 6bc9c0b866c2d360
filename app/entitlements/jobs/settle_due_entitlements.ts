import { System } from '#accounts/actor'
import SettleDueEntitlements from '#entitlements/actions/settle_due_entitlements'
import { defineJob } from '#shared/jobs'

defineJob(
  'entitlements.settle_due',
  async () => {
    await new SettleDueEntitlements().handle(new System('scheduler'))
  },
  { every: '* * * * *' }
)
