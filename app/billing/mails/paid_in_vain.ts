import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { causeOf } from '#billing/given_back'
import type Subscription from '#billing/models/subscription'

/** Tells that a payment of a subscription goes back which was made though nothing could come of it. With user and listing. */
export function paidInVain({ id, user, listing, whyEnded }: Subscription) {
  return letter({
    to: user.email,
    subject: `You get your money back for ${listing.name}`,
    sentences: [
      `Your subscription of ${listing.name} was charged once more. ${causeOf(whyEnded!)}`,
      'So we give that payment back; your bank shows it within ten days. Nothing more is charged.',
    ],
    button: { label: 'Your subscription', url: appUrl + urlFor('subscriptions.show', { id }) },
  })
}
