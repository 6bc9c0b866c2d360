import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'
import { moneyWords } from '#shared/money'
import type Payout from '#billing/models/payout'
import { payoutFailureWords } from '#billing/payout_failure_words'

/** Tells a publisher that a payout did not reach their bank, why, and what to do. With publisher and user. */
export function payoutFailed({ publisher, failureCode, amountInCents, currency }: Payout) {
  const amount = moneyWords({ amountInCents, currency })
  const { why, todo } = payoutFailureWords(failureCode)
  return letter({
    to: publisher.user.email,
    subject: `A payout of ${amount} did not arrive`,
    sentences: [
      `Stripe sent ${amount} to your bank, and it did not arrive. ${why} ${todo}`,
      'The money is in your balance at Stripe again. Nothing of it is lost, and your agents sell as before.',
    ],
    button: { label: 'Your payouts', url: appUrl + urlFor('studio.payouts') },
  })
}
