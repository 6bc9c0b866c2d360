import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import database from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { Actor } from '#accounts/actor'
import CreateListing from '#catalog/actions/create_listing'
import EditListing from '#catalog/actions/edit_listing'
import FeatureListing from '#catalog/actions/feature_listing'
import GiveBadge from '#catalog/actions/give_badge'
import NoteRelease from '#catalog/actions/note_release'
import OfferPlan from '#catalog/actions/offer_plan'
import PublishListing from '#catalog/actions/publish_listing'
import RestoreListing from '#catalog/actions/restore_listing'
import TakeDownListing from '#catalog/actions/take_down_listing'
import UnfeatureListing from '#catalog/actions/unfeature_listing'
import WithdrawPlan from '#catalog/actions/withdraw_plan'
import { findListing } from '#catalog/queries/find_listing'
import { studioListing, studioListings } from '#catalog/queries/studio_listings'
import {
  allBut,
  auditTrail,
  refusedTo,
  STRANGERS,
  strangers,
  type Stranger,
} from '#tests/scenarios/actors'
import { aUser } from '#tests/scenarios/accounts'
import { aListing, anOfferedListing, type ListingScene } from '#tests/scenarios/catalog'
import { aPublisher } from '#tests/scenarios/publishers'

type Act = (actor: Actor, scene: ListingScene) => Promise<unknown>
type Scene = (traits: { by: Awaited<ReturnType<typeof aPublisher>> }) => Promise<ListingScene>

const free = { kind: 'free' } as const
const newest = { latestVersion: '2.0.0', permissionDomains: [], releasedAt: DateTime.now() }
const admins = allBut('admin')

/** Who, besides the listing's publisher, is refused what; the last column says whether its publisher is refused too. */
const TABLE: [string, Scene, Act, Stranger[], ownerRefused: boolean][] = [
  [
    'edit',
    aListing,
    (a, s) => new EditListing().handle(a, s.listing.id, { name: 'New' }),
    [...STRANGERS],
    false,
  ],
  [
    'offer a plan',
    (t) => aListing({ ...t, plan: 'none' }),
    (a, s) => new OfferPlan().handle(a, s.listing.id, free),
    [...STRANGERS],
    false,
  ],
  [
    'withdraw a plan',
    aListing,
    (a, s) => new WithdrawPlan().handle(a, s.plan!.id),
    [...STRANGERS],
    false,
  ],
  [
    'publish',
    readyListing,
    (a, s) => new PublishListing().handle(a, s.listing.id),
    [...STRANGERS],
    false,
  ],
  [
    'note a release',
    aListing,
    (a, s) => new NoteRelease().handle(a, s.listing.id, newest),
    ['anonymous', 'buyer', 'other publisher', 'install token'],
    false,
  ],
  [
    'take down',
    anOfferedListing,
    (a, s) => new TakeDownListing().handle(a, s.listing.id, 'Spam'),
    admins,
    true,
  ],
  [
    'restore',
    takenDown,
    (a, s) => new RestoreListing().handle(a, s.listing.id, 'Mistake'),
    admins,
    true,
  ],
  [
    'feature',
    anOfferedListing,
    (a, s) => new FeatureListing().handle(a, s.listing.id),
    admins,
    true,
  ],
  [
    'unfeature',
    anOfferedListing,
    (a, s) => new UnfeatureListing().handle(a, s.listing.id),
    admins,
    true,
  ],
  [
    'give a badge',
    aListing,
    (a, s) => new GiveBadge().handle(a, s.listing.id, 'verified'),
    admins,
    true,
  ],
]

async function readyListing(traits: Parameters<Scene>[0]) {
  const scene = await aListing(traits)
  await new NoteRelease().handle(scene.owner, scene.listing.id, newest)
  return scene
}

async function takenDown(traits: Parameters<Scene>[0]) {
  const scene = await anOfferedListing(traits)
  await new TakeDownListing().handle(await aUser({ isAdmin: true }), scene.listing.id, 'Spam')
  return scene
}

test.group('Who may act on a listing', (group) => {
  let actors: Record<Stranger, Actor>
  let by: Awaited<ReturnType<typeof aPublisher>>

  group.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(async () => {
    actors = await strangers()
    by = await aPublisher()
  })

  for (const [verb, prepare, act, refused, ownerRefused] of TABLE)
    test(`is decided for every kind of actor: ${verb}`, async ({ assert }) => {
      const scene = () => prepare({ by })

      assert.deepEqual(await refusedTo(actors, async (a) => act(a, await scene())), refused)
      const own = act(by.owner, await scene())
      await (ownerRefused ? assert.rejects(() => own, /nothing here|denied/) : own)
    })

  test('leaves no trace when it is refused', async ({ assert }) => {
    const scene = await takenDown({ by })
    const before = await auditTrail()
    const row = await database.from('listings').select('*')

    for (const name of ['anonymous', 'buyer', 'other publisher', 'install token'] as const)
      for (const [, , act] of TABLE) await act(actors[name], scene).catch(() => {})

    assert.deepEqual(await auditTrail(), before)
    assert.deepEqual(await database.from('listings').select('*'), row)
  })

  test('looks the same for what is hidden and what is not there', async ({ assert }) => {
    const { listing } = await aListing({ by })
    const edit = (id: string) =>
      new EditListing().handle(actors['other publisher'], id, {}).catch((error) => error)

    const hidden = await edit(listing.id)
    assert.equal(hidden.response.status, 404)
    assert.equal((await edit(crypto.randomUUID())).status, 404)
  })

  test('lets only people with a publisher create one', async ({ assert }) => {
    const details = {
      name: 'A',
      summary: 'B',
      description: '',
      tags: [],
      integrationPoints: [],
      repositoryUrl: 'https://a.example',
    }
    const create = (actor: Actor) =>
      new CreateListing().handle(actor, {
        ...details,
        agentId: `com.example.${crypto.randomUUID()}`,
      })

    const refused = allBut('buyer', 'admin', 'other publisher')
    assert.deepEqual(
      await refusedTo(actors, (a) =>
        create(a).catch((e) => (e.code === 'E_NOT_A_PUBLISHER' ? null : Promise.reject(e)))
      ),
      refused
    )
    await assert.rejects(() => create(actors.buyer), /Become a publisher/)
    await assert.rejects(() => create(actors.admin), /Become a publisher/)
  })
})

test.group('Who may see a listing', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const absentFor = async (scene: ListingScene) => {
    const absent: Stranger[] = []
    for (const [name, actor] of Object.entries(await strangers()))
      await findListing(actor, scene.listing.agentId).catch((error) => {
        if (error.status === 404) absent.push(name as Stranger)
      })
    return absent
  }

  test('is everybody, once it is offered', async ({ assert }) => {
    assert.deepEqual(await absentFor(await anOfferedListing()), [])
  })

  test('is its publisher and admins, before that and after a takedown', async ({ assert }) => {
    const by = await aPublisher()
    for (const scene of [await aListing({ by }), await takenDown({ by })]) {
      assert.deepEqual(await absentFor(scene), allBut('admin'))
      assert.equal((await findListing(scene.owner, scene.listing.agentId)).id, scene.listing.id)
    }
  })

  test('is only its publisher, in the studio', async ({ assert }) => {
    const scene = await anOfferedListing()
    for (const actor of Object.values(await strangers())) {
      assert.lengthOf(await studioListings(actor), 0)
      await assert.rejects(() => studioListing(actor, scene.listing.id), /nothing here/)
    }
    assert.lengthOf(await studioListings(scene.owner), 1)
  })
})
