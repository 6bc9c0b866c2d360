import { System } from '#accounts/actor'
import BecomePublisher from '#publishers/actions/become_publisher'
import EnablePayouts from '#publishers/actions/enable_payouts'
import type Publisher from '#publishers/models/publisher'
import type User from '#accounts/models/user'
import { aUser } from '#tests/scenarios/accounts'

export type PublisherTraits = { user?: User; displayName?: string; payoutsEnabled?: boolean }

/** A publisher and the person behind it; Stripe pays out unless told otherwise. */
export async function aPublisher(
  traits: PublisherTraits = {}
): Promise<{ publisher: Publisher; owner: User }> {
  const owner = traits.user ?? (await aUser())
  const publisher = await new BecomePublisher().handle(owner, {
    displayName: traits.displayName ?? 'Harbour Tools',
    country: 'PT',
    bio: 'Small agents, carefully made.',
  })
  if (traits.payoutsEnabled !== false)
    await new EnablePayouts().handle(new System('stripe'), publisher.id)
  return { publisher: await publisher.refresh(), owner }
}
