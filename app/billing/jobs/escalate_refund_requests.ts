import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import EscalateRefundRequests from '#billing/actions/escalate_refund_requests'

/** Every hour, at a minute of its own. */
defineJob(
  'billing.escalate_refund_requests',
  async () => {
    await new EscalateRefundRequests().handle(new System('scheduler'))
  },
  { every: '29 * * * *' }
)
