import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { endedBecause } from '#billing/given_back'
import type Subscription from '#billing/models/subscription'

/**
 * Tells what stays when a subscription is over. With user and listing; `kept` are the versions, newest first. Of one
 * that our rules ended nothing is said: its last payment may still be on its way back.
 */
export function subscriptionEnded(subscription: Subscription, kept: string[]) {
  const { id, user, listing, whyEnded } = subscription
  return letter({
    to: user.email,
    subject: `Your subscription of ${listing.name} has ended`,
    sentences: [
      `Your subscription of ${listing.name} has ended. ${endedBecause(whyEnded) ?? 'Nothing more is charged.'}`,
      ...(whyEnded ? [] : [keptWords(kept)]),
    ],
    button: { label: 'Your subscription', url: appUrl + urlFor('subscriptions.show', { id }) },
    afterwards: listing.isOffered
      ? [`You can come back at any time: ${appUrl}/agents/${listing.agentId}`]
      : [],
  })
}

const keptWords = (kept: string[]) =>
  kept.length > 0
    ? `You keep ${kept.join(', ')} for good: it is in your library. What you have installed stays with you.`
    : 'There is nothing more to download; what you have installed stays with you.'
