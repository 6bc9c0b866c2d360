import type Listing from '#catalog/models/listing'

type Texts = { summary: string; description: string }

/** Texts that a public listing must have and this one lacks, each as something to do. */
export function missingText({ summary, description }: Texts): string[] {
  return [
    ...(summary.trim() ? [] : ['write a summary']),
    ...(description.trim() ? [] : ['write a description']),
  ]
}

/** Everything a listing lacks before it may be published. Needs `plans` and `publisher` loaded. */
export function missingForPublication(listing: Listing): string[] {
  const { activePlans: plans, publisher } = listing
  const missing = missingText(listing)
  if (!listing.latestVersion) missing.push('publish a release')
  if (plans.length === 0) missing.push('offer a plan, free or paid')
  if (plans.some((plan) => !plan.isFree) && !publisher.arePayoutsEnabled)
    missing.push('finish payout onboarding with Stripe, because it has a paid plan')
  return missing
}
