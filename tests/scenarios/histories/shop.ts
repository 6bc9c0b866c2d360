import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import ConnectedAccount from '#billing/models/connected_account'
import OfferPlan from '#catalog/actions/offer_plan'
import type Plan from '#catalog/models/plan'
import PublishRelease from '#releases/actions/publish_release'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale, anOpenCheckout } from '#tests/scenarios/billing'
import type { ListingScene } from '#tests/scenarios/catalog'
import { work } from '#tests/scenarios/histories/settling'
import { aDraftRelease } from '#tests/scenarios/releases'
import { pay, stripeSettles } from '#tests/scenarios/stripe'

/** Whole days before the present moment, and half a day more, so that no period ends while a test runs. */
export const longAgo = (days: number) => DateTime.utc().minus({ days, hours: 12 }).startOf('second')

/** How old the versions of an agent are, in days; they are published before anybody buys, and one a month after that. */
const PAST = { '1.0.0': 170, '1.1.0': 115, '1.2.0': 80, '1.3.0': 50, '1.4.0': 20 }
const TO_COME = ['1.5.0', '1.6.0', '1.7.0']

/** One agent that can be bought for good and subscribed to, with versions out and some more to come. */
export type Offered = ListingScene & {
  line: Plan
  subscription: Plan
  accountId: string
  versions: { version: string; publishedAt: DateTime }[]
  publishNext: () => Promise<void>
}

export type Shop = { agents: Offered[]; admin: User }

/**
 * A shop with two publishers, one of whom lets people try, and an admin who looks after it. It has sold something dear
 * before, so that its own balance bears what disputes cost.
 */
export async function aShop(): Promise<Shop> {
  const { checkout } = await anOpenCheckout({ amountInCents: 9_000_000 })
  await pay(checkout.stripeSessionId!)
  await stripeSettles()
  await work(1)
  return {
    agents: [await anAgentOffered(0), await anAgentOffered(14)],
    admin: await aUser({ isAdmin: true }),
  }
}

async function anAgentOffered(trialDays: number): Promise<Offered> {
  const scene = await aListingForSale({ plan: 'one_time' })
  const { id: listingId, publisherId } = scene.listing
  const subscription = await new OfferPlan().handle(scene.owner, listingId, {
    kind: 'subscription',
    interval: 'month',
    amountInCents: 900,
    currency: 'usd',
    trialDays,
  })
  const account = await ConnectedAccount.findByOrFail('publisherId', publisherId)
  const versions: Offered['versions'] = []
  const publish = async (version: string, at: DateTime) => {
    const { release } = await aDraftRelease({ on: scene, version })
    await new PublishRelease().handle(new System('seed'), release.id, { at })
    versions.push({ version, publishedAt: at })
  }
  for (const [version, days] of Object.entries(PAST)) await publish(version, longAgo(days))
  const toCome = [...TO_COME]
  return {
    ...scene,
    line: scene.plan!,
    subscription,
    accountId: account.stripeAccountId!,
    versions,
    async publishNext() {
      const version = toCome.shift()
      if (version) await publish(version, DateTime.now())
    },
  }
}
