/** Why a payment goes back though nobody asked for it. */
export type WhyGivenBack =
  'duplicate' | 'second_subscription' | 'taken_down' | 'revoked' | 'suspended'

/** Those of them that end a subscription as well. */
export type WhyEnded = Exclude<WhyGivenBack, 'duplicate'>

const CAUSES: Record<WhyGivenBack, string> = {
  duplicate: 'You held this line already, so you would have paid for it twice.',
  second_subscription: 'You had a subscription already, so you would have paid for it twice.',
  taken_down: 'The marketplace took this agent down while you were paying.',
  revoked:
    'Your right to this agent had been revoked before, so the payment would have opened nothing.',
  suspended: 'Your account had been suspended before, so the payment would have opened nothing.',
}

/** The cause, for the buyer of a payment that goes back by itself. */
export const causeOf = (why: string) => CAUSES[why as WhyGivenBack]

const ENDINGS: Record<WhyEnded, string> = {
  second_subscription:
    'You had one already, which goes on: this one was ended, and what was paid for it goes back.',
  taken_down: 'The marketplace took this agent down, so nothing more is charged for it.',
  revoked:
    'Your right to this agent was revoked, so nothing more is charged; what was charged after that goes back.',
  suspended:
    'Your account was suspended, so nothing more is charged; what was charged after that goes back.',
}

/** Why our own rules ended a subscription, for its buyer; null when they did not. */
export const endedBecause = (why: string | null) => (why ? ENDINGS[why as WhyEnded] : null)

/** As below, of a trial: nothing had been charged for it. */
export const NOTHING_PAID = 'Nothing was charged, and nothing will be.'

/** What becomes of the money, for the same buyer. */
export function fateOf(refund: { hasSucceeded: boolean; isUnderWay: boolean }): string {
  if (refund.hasSucceeded) return 'We gave the payment back; your bank shows it within ten days.'
  if (refund.isUnderWay) return 'We are giving the payment back; you need do nothing.'
  return 'Stripe did not let us give the payment back by ourselves: somebody here looks at it now.'
}
