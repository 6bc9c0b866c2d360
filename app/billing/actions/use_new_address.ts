import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import SettleSubscription from '#billing/actions/settle_subscription'
import { StripeRefused } from '#billing/errors'
import Subscription from '#billing/models/subscription'
import BillingPolicy from '#billing/policies/billing_policy'
import { issueInvoice } from '#billing/stripe/gateway/invoices'
import { collectTaxAgain, fetchSubscription } from '#billing/stripe/gateway/subscriptions'

/**
 * Has Stripe go on where it lacked a buyer's address: the invoice that it could not issue is issued and charged, and tax
 * is collected again. An address that is still not good enough is refused, and all stays as it was. Null when nothing
 * waits for one.
 */
export default class UseNewAddress {
  async handle(actor: Actor, subscriptionId: string): Promise<Subscription | null> {
    await bouncerFor(actor).with(BillingPolicy).authorize('noteFacts')
    const { needsAddress, stripeSubscriptionId } = await Subscription.findOrFail(subscriptionId)
    if (!needsAddress) return null

    const { isTaxLost, invoices } = await fetchSubscription(stripeSubscriptionId)
    const draft = invoices.findLast(({ whyNotIssued }) => whyNotIssued !== null)
    if (isTaxLost) await unlessRefused(collectTaxAgain(stripeSubscriptionId))
    if (draft) await unlessRefused(issueInvoice(draft.id))
    return new SettleSubscription().handle(actor, stripeSubscriptionId)
  }
}

async function unlessRefused(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof StripeRefused)) throw error
  })
}
