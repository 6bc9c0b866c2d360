import type Publisher from '#publishers/models/publisher'
import type Listing from '#catalog/models/listing'

export type StudioStep = {
  key: 'profile' | 'payouts' | 'listing' | 'release' | 'publish'
  label: string
  state: 'done' | 'current' | 'todo'
  hint: string
}

/** The way from a new publisher to a published listing; exactly one step is current until all are done. */
export function studioSteps(publisher: Publisher, listings: Listing[]): StudioStep[] {
  const steps = [
    step('profile', 'Profile', true, 'Your name and address in the shop.'),
    step(
      'payouts',
      'Payouts',
      publisher.arePayoutsEnabled,
      'Stripe asks who to pay; needed to sell.'
    ),
    step('listing', 'Listing', listings.length > 0, 'What your agent is, and its agent id.'),
    step(
      'release',
      'Release',
      listings.some((listing) => listing.latestVersion !== null),
      'Upload an archive; we check it, you publish it.'
    ),
    step(
      'publish',
      'Publish',
      listings.some((listing) => listing.isPublished),
      'Offer a plan, then show the listing to everybody.'
    ),
  ]
  const current = steps.find(({ isDone }) => !isDone)
  return steps.map(({ isDone, ...rest }) => ({
    ...rest,
    state: isDone ? 'done' : rest.key === current?.key ? 'current' : 'todo',
  }))
}

const step = (key: StudioStep['key'], label: string, isDone: boolean, hint: string) => ({
  key,
  label,
  isDone,
  hint,
})
