import { inject } from '@adonisjs/core'
import router from '@adonisjs/core/services/router'
import { appUrl } from '#config/app'
import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NothingPaidYet } from '#billing/errors'
import StripeCustomer from '#billing/models/stripe_customer'
import BillingPolicy from '#billing/policies/billing_policy'
import { createPortalSession } from '#billing/stripe/gateway/portal'

/**
 * Takes a buyer to Stripe's own page for their card, address and invoices: an address of its own each time. They have
 * one for each currency they paid in; without a `currency` it is the one they began last.
 */
@inject()
export default class OpenPortal {
  async handle(actor: Actor, { currency }: { currency?: string } = {}): Promise<{ url: string }> {
    await bouncerFor(actor).with(BillingPolicy).authorize('managePayment')
    const customer = await StripeCustomer.query()
      .where('userId', personOf(actor)!.id)
      .if(currency, (query) => query.where('currency', currency!))
      .orderBy('createdAt', 'desc')
      .first()
    if (!customer) throw new NothingPaidYet()
    const returnUrl = `${appUrl}${router.makeUrl('subscriptions.index')}`
    return { url: await createPortalSession(customer.stripeCustomerId, { returnUrl }) }
  }
}
