import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { moneyWords } from '#shared/money'
import { dayOf } from '#entitlements/terms/update_window'
import { priceWords } from '#billing/mails/price_words'
import type Subscription from '#billing/models/subscription'

/** Tells what a subscription costs from now on, and what was charged for the change. With user, plan, listing and invoices. */
export function planChanged(subscription: Subscription) {
  const { id, user, plan, listing, renewsAt, invoices, currency } = subscription
  const changed = invoices.find(({ creditedInCents, paidAt }) => creditedInCents > 0 && paidAt)
  const sum = (amountInCents: number) => moneyWords({ amountInCents, currency })
  return letter({
    to: user.email,
    subject: `Your subscription of ${listing.name} is paid by the ${plan.interval} now`,
    sentences: [
      `Your subscription of ${listing.name} costs ${priceWords(subscription)} now, and is renewed on ${dayOf(renewsAt.toJSDate())}.`,
      ...(changed
        ? [
            `For the change ${sum(changed.totalInCents)} was charged: ${sum(changed.creditedInCents)} of what you had paid for time that was left was counted.`,
          ]
        : []),
      'Everything stays included, as before; nothing about the permissions of the agent has changed.',
    ],
    button: { label: 'Your subscription', url: appUrl + urlFor('subscriptions.show', { id }) },
    afterwards: ['Was it not you who changed this? Write to us at once.'],
  })
}
