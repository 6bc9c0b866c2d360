import { System } from '#accounts/actor'
import { stopRenewalsInVain } from '#billing/stop_renewals_in_vain'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale, aSellingPublisher } from '#tests/scenarios/billing'
import { booksSettle } from '#tests/scenarios/corrections'
import { aCoupon } from '#tests/scenarios/coupons'
import { fateOf, ONE_TIME_FATES, type Act, type Fate } from '#tests/scenarios/fates'
import { chance } from '#tests/scenarios/chance'
import { standIn } from '#tests/scenarios/stripe'
import { fateOfSubscriber, SUBSCRIBER_FATES } from '#tests/scenarios/subscriber_fates'

export type PopulationTraits = {
  seed: number
  buyers: number
  subscribers: number
  /** For how many months at most somebody has subscribed. */
  months: number
}

const AT_ONCE = 4
const LINES = 3
const AMOUNTS = [4900, 1999, 12_000, 7777]

/**
 * People who buy and subscribe, and all that happens to their payments: every fate in turn, with amounts and times by
 * the seed. They act in waves, so that Stripe's events of many of them come mixed.
 */
export async function aPopulation({ seed, buyers, subscribers, months }: PopulationTraits) {
  const random = chance(seed)
  const sellers = [await aSellingPublisher(), await aSellingPublisher()]
  const lines = await inTurn(LINES, async (n) => {
    const scene = await aListingForSale({
      by: sellers[n % sellers.length],
      amountInCents: random.oneOf(AMOUNTS),
    })
    await aCoupon(scene, { percentOff: 100 })
    return scene
  })
  const monthly = await inTurn(2, (n) =>
    aListingForSale({
      by: sellers[n % sellers.length],
      plan: 'subscription',
      amountInCents: random.oneOf(AMOUNTS),
      trialDays: n === 0 ? 0 : 14,
    })
  )

  const fates: Fate[] = []
  const people = await inTurn(Math.ceil(buyers / LINES), () => aUser())
  for (let n = 0; n < buyers; n++) {
    const name = ONE_TIME_FATES[n % ONE_TIME_FATES.length]
    fates.push(fateOf(name, people[Math.floor(n / LINES)], lines[n % LINES]))
  }
  for (let n = 0; n < subscribers; n++) {
    const name = SUBSCRIBER_FATES[n % SUBSCRIBER_FATES.length]
    const span = 2 + random.below(months - 1)
    fates.push(fateOfSubscriber(name, await aUser(), monthly[n % 2], span))
  }
  await inWaves(random.shuffled(fates))
  await payoutsOf(sellers.map(({ account }) => account.stripeAccountId!))
  // A job does so every minute: what it would still change must not change while books are compared.
  await stopRenewalsInVain(new System('scheduler'))
  await booksSettle()
}

async function inWaves(fates: Fate[]) {
  for (let wave = 0; fates.some((fate) => fate.length > wave); wave++) {
    const acts = fates.flatMap((fate) => fate.slice(wave, wave + 1))
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let act: Act | undefined; (act = acts.shift());) await act()
      })
    )
    await booksSettle()
  }
}

/** The banks get what was earned; one of the transfers comes back. */
async function payoutsOf([first, second]: string[]) {
  const sent = async (account: string) =>
    standIn<{ id: string }>('POST', `accounts/${account}/pay_out`, { currency: 'usd' })
  const [one, other] = [await sent(first), await sent(second)]
  await booksSettle()
  await standIn('POST', `payouts/${one.id}/arrive`)
  await standIn('POST', `payouts/${other.id}/fail`)
  await booksSettle()
}

async function inTurn<One>(count: number, make: (n: number) => Promise<One>): Promise<One[]> {
  const made: One[] = []
  for (let n = 0; n < count; n++) made.push(await make(n))
  return made
}
