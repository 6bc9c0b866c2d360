import { type Actor, System } from '#accounts/actor'
import RefreshPayment from '#billing/actions/refresh_payment'
import type Refund from '#billing/models/refund'
import { requestRefund } from '#billing/request_refund'

/**
 * Takes up a refund that got no answer. Stripe forgets a key after a day, so what it made of the first asking is
 * read before it is asked again.
 */
export async function askAgain(actor: Actor, refund: Refund): Promise<Refund> {
  await new RefreshPayment().handle(new System('stripe'), refund.purchaseId)
  await refund.refresh()
  return refund.isAnswered ? refund : requestRefund(actor, refund)
}
