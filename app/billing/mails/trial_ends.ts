import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { dayOf } from '#entitlements/terms/update_window'
import { priceWords } from '#billing/mails/price_words'
import type Subscription from '#billing/models/subscription'

/** Reminds of a trial some days before it costs something. The subscription comes with user, plan and listing. */
export function trialEnds(subscription: Subscription) {
  const { id, user, listing, renewsAt } = subscription
  return letter({
    to: user.email,
    subject: `Your trial of ${listing.name} ends on ${dayOf(renewsAt.toJSDate())}`,
    sentences: [
      `Your trial of ${listing.name} ends on ${dayOf(renewsAt.toJSDate())}. From then on it costs ${priceWords(subscription)}, charged to the card you gave.`,
      'Do you want to keep it, you need do nothing. If not, cancel it until that day, and you pay nothing.',
    ],
    button: { label: 'Keep it or cancel it', url: appUrl + urlFor('subscriptions.show', { id }) },
  })
}
