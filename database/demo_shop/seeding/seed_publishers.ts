import app from '@adonisjs/core/services/app'
import { System } from '#accounts/actor'
import RefreshConnectedAccount from '#billing/actions/refresh_connected_account'
import StartOnboarding from '#billing/actions/start_onboarding'
import ConnectedAccount from '#billing/models/connected_account'
import { completeOnboarding } from '#database/demo_shop/seeding/stripe_stand_in'
import { seedPerson } from '#database/demo_shop/seeding/seed_people'
import type { DemoPublisher } from '#database/demo_shop/shapes'
import BecomePublisher from '#publishers/actions/become_publisher'
import Publisher from '#publishers/models/publisher'

/** A publisher, and its way through Stripe's onboarding as far as its story says. */
export async function seedPublisher(demo: DemoPublisher, password: string): Promise<void> {
  const user = await seedPerson(demo, password)
  const publisher =
    (await Publisher.findBy('userId', user.id)) ??
    (await new BecomePublisher().handle(user, {
      displayName: demo.displayName,
      country: demo.country,
      bio: demo.bio,
      websiteUrl: demo.websiteUrl,
    }))
  if (demo.onboarding === 'unfinished' || publisher.payoutsEnabledAt) return

  const startOnboarding = await app.container.make(StartOnboarding)
  await startOnboarding.handle(user)
  const account = await ConnectedAccount.findByOrFail('publisherId', publisher.id)
  await completeOnboarding(account.stripeAccountId!)
  const refresh = await app.container.make(RefreshConnectedAccount)
  await refresh.handle(new System('stripe'), account.stripeAccountId!)
}
