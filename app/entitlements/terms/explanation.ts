import { bestEligibility } from './eligibility.js'
import type { Eligibility, EntitlementFacts, ListingFacts, ReleaseFacts } from './facts.js'
import { factsInOrder, type OrderedFact } from './facts_in_order.js'
import { momentsOf } from './next_turn.js'
import { VERDICT_REASONS } from './verdict_reasons.js'

/** What is asked: whether these open a release of this listing. */
export type Question = {
  entitlements: EntitlementFacts[]
  listing: ListingFacts
  release: ReleaseFacts
}

/** A verdict with all that it follows from. */
export type Explanation = {
  at: Date
  verdict: Eligibility
  facts: OrderedFact[]
  /** What would change the answer, time apart. */
  change: string
  /** When time alone changes it, as far as anything is known today, and to what. */
  next: { at: Date; verdict: Eligibility } | null
}

/** Explains a verdict at a moment; `decide` is whose verdict it is, where somebody knows more than the terms do. */
export function explain(
  question: Question,
  at: Date,
  decide = (moment: Date) =>
    bestEligibility(question.entitlements, question.listing, question.release, moment)
): Explanation {
  const { entitlements, listing, release } = question
  const verdict = decide(at)
  return {
    at,
    verdict,
    facts: factsInOrder(entitlements, listing, release, at),
    change: VERDICT_REASONS[verdict.code].change,
    next: nextVerdict(entitlements, verdict, at, decide),
  }
}

/** Between two moments that a fact names nothing changes; what ends with a moment changes just after it. */
function nextVerdict(
  entitlements: EntitlementFacts[],
  { code }: Eligibility,
  at: Date,
  decide: (moment: Date) => Eligibility
) {
  const ahead = entitlements
    .flatMap(momentsOf)
    .flatMap((moment) => [moment, new Date(+moment + 1)])
    .filter((moment) => moment > at)
    .toSorted((one, other) => +one - +other)
  for (const moment of ahead) {
    const verdict = decide(moment)
    if (verdict.code !== code) return { at: moment, verdict }
  }
  return null
}
