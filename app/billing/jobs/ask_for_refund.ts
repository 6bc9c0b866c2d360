import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import Refund from '#billing/models/refund'
import { RefundRefused } from '#billing/refund_errors'
import { askAgain } from '#billing/ask_again'

/** Asks Stripe for a refund that our own rules decided on. What Stripe refuses is over, and stands at the desk. */
defineJob('billing.ask_for_refund', async ({ refundId }: { refundId: string }) => {
  const refund = await Refund.find(refundId)
  if (!refund || refund.isAnswered) return
  await askAgain(new System('scheduler'), refund).catch((error: unknown) => {
    if (!(error instanceof RefundRefused)) throw error
  })
})
