import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import SettleSubscription from '#billing/actions/settle_subscription'
import { StripeRefused } from '#billing/errors'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'
import { voidInvoice } from '#billing/stripe/gateway/invoices'

/**
 * Has Stripe drop what it still asks for a subscription that is over, so that nobody pays for what opens nothing. One that
 * was paid or dropped meanwhile is refused, and read anew; one that a bank is busy with stays open, and is asked for again
 * by the job. Null while it runs. Throws StripeRefused.
 */
export default class VoidOpenInvoices {
  async handle(actor: Actor, subscriptionId: string): Promise<Subscription | null> {
    await bouncerFor(actor).with(BillingPolicy).authorize('giveBack')
    const subscription = await Subscription.query()
      .where('id', subscriptionId)
      .preload('invoices', (invoices) => invoices.where('status', 'open'))
      .firstOrFail()
    if (subscription.isRunning) return null

    const refusals: StripeRefused[] = []
    for (const { stripeInvoiceId } of subscription.invoices)
      await voidInvoice(stripeInvoiceId).catch((error: unknown) => {
        if (!(error instanceof StripeRefused)) throw error
        refusals.push(error)
      })
    const settled = await new SettleSubscription().handle(actor, subscription.stripeSubscriptionId)
    await subscription.load('invoices', (invoices) => invoices.where('status', 'open'))
    if (refusals.length > 0 && subscription.invoices.length > 0) throw refusals[0]
    return settled
  }
}
