import type Listing from '#catalog/models/listing'

type Texts = { summary: string; description: string }

/** Something to do before a listing may be published, and on which of the studio's pages. */
export type Missing = { words: string; page: 'details' | 'releases' | 'plans' | 'payouts' }

/** Texts that a public listing must have and this one lacks, each as something to do. */
export function missingText({ summary, description }: Texts): Missing[] {
  const missing: Missing[] = []
  if (!summary.trim()) missing.push({ words: 'write a summary', page: 'details' })
  if (!description.trim()) missing.push({ words: 'write a description', page: 'details' })
  return missing
}

/** Everything a listing lacks before it may be published. Needs `plans` and `publisher` loaded. */
export function missingForPublication(listing: Listing): Missing[] {
  const { activePlans: plans, publisher } = listing
  const missing = missingText(listing)
  if (!listing.latestVersion) missing.push({ words: 'publish a release', page: 'releases' })
  if (plans.length === 0) missing.push({ words: 'offer a plan, free or paid', page: 'plans' })
  if (plans.some((plan) => !plan.isFree) && !publisher.arePayoutsEnabled)
    missing.push({
      words: 'finish payout onboarding with Stripe, because it has a paid plan',
      page: 'payouts',
    })
  return missing
}
