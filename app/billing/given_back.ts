/** Why a payment goes back though nobody asked for it. */
export type WhyGivenBack = 'duplicate' | 'taken_down'

const CAUSES: Record<WhyGivenBack, string> = {
  duplicate: 'You held this line already, so you would have paid for it twice.',
  taken_down: 'The marketplace took this agent down while you were paying.',
}

/** The cause, for the buyer of a payment that goes back by itself. */
export const causeOf = (why: string) => CAUSES[why as WhyGivenBack]

/** What becomes of the money, for the same buyer. */
export function fateOf(refund: { hasSucceeded: boolean; isUnderWay: boolean }): string {
  if (refund.hasSucceeded) return 'We gave the payment back; your bank shows it within ten days.'
  if (refund.isUnderWay) return 'We are giving the payment back; you need do nothing.'
  return 'Stripe did not let us give the payment back by ourselves: somebody here looks at it now.'
}
