import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import TakeDownListing from '#catalog/actions/take_down_listing'
import ReinstateEntitlement from '#entitlements/actions/reinstate_entitlement'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import YankRelease from '#releases/actions/yank_release'
import { aUser } from '#tests/scenarios/accounts'
import { anEntitlement } from '#tests/scenarios/delivery'
import type { ReleaseScene } from '#tests/scenarios/releases'
import { aStory, inDays, paid, told } from '#tests/scenarios/subscriptions'

/** A listing with its first release, and somebody who may hold something of it. */
export type EligibilityScene = ReleaseScene & { buyer: User }

type Held = { id: string }
export type Holding = (scene: EligibilityScene) => Promise<Held[]>

const stripe = new System('stripe')

/** When whoever bought a line sixty days ago did so, to the second. */
export const BOUGHT = inDays(-60)

/** The 1.x line, bought sixty days ago, unless told otherwise. */
export const licence =
  (traits: { major?: number; updatesForMonths?: number } = {}, issuedAt = BOUGHT): Holding =>
  async ({ buyer, listing }) => [await anEntitlement(buyer, listing, { issuedAt, ...traits })]

/** Subscriptions, one after the other. */
export const subscribed =
  (...stories: Parameters<typeof aStory>[2][]): Holding =>
  ({ buyer, listing }) =>
    Promise.all(stories.map((changes) => told(aStory(buyer, listing, changes))))

/** A subscription's story that was paid once and then ended, by days from now. */
export const ended = (from: number, to: number) => ({
  periods: [paid(from, to)],
  cancelsAt: inDays(to),
  endedAt: inDays(to),
})

const yank = ({ owner, release }: EligibilityScene) =>
  new YankRelease().handle(owner, release.id, { reason: 'broken' })

const revoke = ({ id }: Held, reason: 'refund' | 'dispute', causeRef: string) =>
  new RevokeEntitlement().handle(stripe, id, { reason, causeRef, at: inDays(-9) })

export const boughtAfterYank: Holding = async (scene) => {
  await yank(scene)
  return [await anEntitlement(scene.buyer, scene.listing)]
}

export const boughtBeforeYank: Holding = async (scene) => {
  const held = await licence()(scene)
  await yank(scene)
  return held
}

export const takenDown: Holding = async (scene) => {
  const held = await licence()(scene)
  const admin = await aUser({ isAdmin: true })
  await new TakeDownListing().handle(admin, scene.listing.id, 'It copies.')
  return held
}

export const refunded: Holding = async (scene) => {
  const held = await licence()(scene)
  await revoke(held[0], 'refund', 'refund:1')
  return held
}

export const oneOfTwoRefunded: Holding = async (scene) => [
  ...(await refunded(scene)),
  ...(await licence({ major: 2 })(scene)),
]

export const wonDispute: Holding = async (scene) => {
  const [held] = await licence()(scene)
  await revoke(held, 'dispute', 'dispute:1')
  const won = { causeRef: 'dispute:1', at: inDays(-2) }
  await new ReinstateEntitlement().handle(stripe, held.id, won)
  return [held]
}
