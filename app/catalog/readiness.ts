import type Listing from '#catalog/models/listing'

/** What a listing still lacks before it may be published, each as something to do. Needs `plans` and `publisher` loaded. */
export function missingForPublication(listing: Listing): string[] {
  const plans = listing.activePlans
  const sells = plans.some((plan) => !plan.isFree)
  return [
    !listing.summary.trim() && 'write a summary',
    !listing.description.trim() && 'write a description',
    !listing.latestVersion && 'publish a release',
    plans.length === 0 && 'offer a plan, free or paid',
    sells &&
      !listing.publisher.arePayoutsEnabled &&
      'finish payout onboarding with Stripe, because it has a paid plan',
  ].filter((missing) => missing !== false)
}
