import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { dayOf } from '#entitlements/terms/update_window'
import { priceWords } from '#billing/mails/price_words'
import type Subscription from '#billing/models/subscription'

/** Asks for the address that Stripe lacks, and says what waits for it. With user, plan and listing. */
export function addressNeeded(subscription: Subscription, openUntil: Date | null) {
  const { id, user, listing, whyNotBilled } = subscription
  const until = openUntil ? `Until ${dayOf(openUntil)} everything` : 'Everything'
  return letter({
    to: user.email,
    subject: `Your billing address for ${listing.name}`,
    sentences: whyNotBilled
      ? [
          `The next payment for your subscription of ${listing.name}, ${priceWords(subscription)}, could not be charged: Stripe needs your billing address to find out the tax, and has none that is complete.`,
          `${until} stays included. Give your address before then, and it is charged by itself. Nothing was charged so far.`,
        ]
      : [
          `Stripe has no complete billing address of yours any more, so the payment for your subscription of ${listing.name} was charged without the tax that belongs to it.`,
          'Nothing of yours is closed. Please give your address, so that the next invoice is right.',
        ],
    button: { label: 'Give your address', url: appUrl + urlFor('subscriptions.show', { id }) },
    afterwards: ['It stands under “Manage payment”, on Stripe’s own page.'],
  })
}
