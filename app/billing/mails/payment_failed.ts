import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { dayOf } from '#entitlements/terms/update_window'
import { moneyWords } from '#shared/money'
import type Subscription from '#billing/models/subscription'

/** Tells that a renewal was not paid, and until when that changes nothing. With user, plan, listing and invoices. */
export function paymentFailed(subscription: Subscription) {
  const { id, user, listing, invoices, amountInCents, currency } = subscription
  const overdue = invoices.find((invoice) => invoice.isOverdue)
  const until = overdue?.graceEndsAt ? dayOf(overdue.graceEndsAt.toJSDate()) : null
  const sum = moneyWords({ amountInCents: overdue?.totalInCents ?? amountInCents, currency })
  return letter({
    to: user.email,
    subject: `The payment for ${listing.name} did not go through`,
    sentences: [
      `Your bank refused the payment of ${sum} for your subscription of ${listing.name}.`,
      until
        ? `Until ${until} everything stays included. Put another card in before then; Stripe also tries this one again in the days to come.`
        : 'Put another card in; Stripe also tries this one again in the days to come.',
    ],
    button: { label: 'Manage payment', url: appUrl + urlFor('subscriptions.show', { id }) },
    afterwards: ['If you have paid meanwhile, there is nothing more to do.'],
  })
}
