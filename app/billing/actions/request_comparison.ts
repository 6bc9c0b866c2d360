import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { enqueue } from '#shared/jobs'
import BillingPolicy from '#billing/policies/billing_policy'

/** Has our books compared with Stripe's now instead of tonight; that takes a while, so nobody waits for it. */
export default class RequestComparison {
  async handle(actor: Actor): Promise<void> {
    await bouncerFor(actor).with(BillingPolicy).authorize('refresh')
    await enqueue(null, 'billing.find_drifts', {})
  }
}
