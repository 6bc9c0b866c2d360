import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { Actor } from '#accounts/actor'
import { findPeople, peopleWithIds, personWithEmail } from '#accounts/queries/people'
import { purchasesBehind } from '#billing/queries/purchases_behind'
import { stripeEventCounts } from '#billing/queries/stripe_event_counts'
import { stripeEvents } from '#billing/queries/stripe_events'
import { troubledPayments } from '#billing/queries/troubled_payments'
import { curatedListings } from '#catalog/queries/curated_listings'
import { listingCounts } from '#catalog/queries/listing_counts'
import { entitlementCounts } from '#entitlements/queries/entitlement_counts'
import { findEntitlements } from '#entitlements/queries/find_entitlements'
import { entitlementCase } from '#admin/queries/entitlement_case'
import { namedTrail } from '#admin/queries/named_trail'
import { overview } from '#admin/queries/overview'
import { aUser } from '#tests/scenarios/accounts'
import { allBut, refusedTo, strangers } from '#tests/scenarios/actors'
import { aListing, anOfferedListing } from '#tests/scenarios/catalog'
import { anEntitlement } from '#tests/scenarios/delivery'
import TakeDownListing from '#catalog/actions/take_down_listing'

test.group('What the desk reads', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is for admins, whichever door they use', async ({ assert }) => {
    const actors = await strangers()
    const { listing } = await anOfferedListing()
    const owned = await anEntitlement(await aUser(), listing)
    const buyers = await anEntitlement(actors.buyer as never, listing)
    const reads: Record<string, (actor: Actor) => Promise<unknown>> = {
      'findPeople': (actor) => findPeople(actor),
      'personWithEmail': (actor) => personWithEmail(actor, 'a@example.test'),
      'peopleWithIds': (actor) => peopleWithIds(actor, []),
      'curatedListings': (actor) => curatedListings(actor),
      'listingCounts': (actor) => listingCounts(actor),
      'findEntitlements': (actor) => findEntitlements(actor),
      'entitlementCounts': (actor) => entitlementCounts(actor),
      'purchasesBehind': (actor) => purchasesBehind(actor, owned),
      'stripeEvents': (actor) => stripeEvents(actor),
      'troubledPayments': (actor) => troubledPayments(actor),
      'stripeEventCounts': (actor) => stripeEventCounts(actor),
      'entitlementCase': (actor) => entitlementCase(actor, owned.id),
      'entitlementCase of one’s own': (actor) => entitlementCase(actor, buyers.id),
    }
    for (const [name, read] of Object.entries(reads))
      assert.deepEqual(await refusedTo(actors, read), allBut('admin'), name)
    for (const name of allBut('admin')) {
      await assert.rejects(() => namedTrail(actors[name]), /nothing here/)
      await assert.rejects(() => overview(actors[name]), /nothing here/)
    }
  })

  test('finds a listing by name, agent id or publisher, in its state', async ({ assert }) => {
    const admin = await aUser({ isAdmin: true })
    const agentId = 'com.Example.Night-Lamp'
    const lamp = await anOfferedListing({ name: '100% Lamp', agentId, displayName: 'Tidewater' })
    const draft = await aListing({ name: 'Draft', by: lamp })
    const gone = await anOfferedListing({ name: 'Gone', displayName: 'Elsewhere' })
    await new TakeDownListing().handle(admin, gone.listing.id, 'Spam.')
    const names = async (search: Parameters<typeof curatedListings>[1]) =>
      (await curatedListings(admin, search)).listings.map(({ name }) => name)

    assert.deepEqual(await names({}), ['Gone', 'Draft', '100% Lamp'])
    assert.deepEqual(await names({ q: '100% l' }), ['100% Lamp'])
    assert.deepEqual(await names({ q: '%' }), ['100% Lamp'])
    assert.deepEqual(await names({ q: 'example.NIGHT' }), ['100% Lamp'])
    assert.deepEqual(await names({ q: 'tidewater' }), ['Draft', '100% Lamp'])
    assert.deepEqual(await names({ state: 'draft' }), ['Draft'])
    assert.deepEqual(await names({ state: 'offered' }), ['100% Lamp'])
    assert.deepEqual(await names({ state: 'taken_down', q: 'tide' }), [])
    assert.deepEqual(await names({ before: draft.listing.id }), ['100% Lamp'])
    assert.deepEqual(await listingCounts(admin), { offered: 1, draft: 1, taken_down: 1 })
  })

  test('finds an entitlement by address, agent id or its own id', async ({ assert }) => {
    const admin = await aUser({ isAdmin: true })
    const buyer = await aUser({ email: 'Finder@example.test' })
    const { listing } = await anOfferedListing({ agentId: 'com.example.found' })
    const one = await anEntitlement(buyer, listing)
    const other = await anEntitlement(await aUser(), (await anOfferedListing()).listing)
    const found = async (search: Parameters<typeof findEntitlements>[1]) =>
      (await findEntitlements(admin, search)).entitlements.map(({ id }) => id)

    assert.deepEqual(await found({}), [other.id, one.id])
    assert.deepEqual(await found({ q: 'finder@EXAMPLE.test' }), [one.id])
    assert.deepEqual(await found({ q: 'example.found' }), [one.id])
    assert.deepEqual(await found({ q: one.id.toUpperCase() }), [one.id])
    assert.deepEqual(await found({ q: 'finder@' }), [])
    assert.deepEqual(await found({ status: 'revoked' }), [])
    const counts = { active: 2, past_due: 0, inactive: 0, revoked: 0 }
    assert.deepEqual(await entitlementCounts(admin), counts)
  })

  test('finds what a person did by their address', async ({ assert }) => {
    const admin = await aUser({ isAdmin: true, email: 'curator@example.test', fullName: 'Grace' })
    const { listing } = await anOfferedListing()
    await new TakeDownListing().handle(admin, listing.id, 'Spam.')

    const { events } = await namedTrail(admin, { actor: 'curator@example.test' })
    assert.deepEqual(
      events.map(({ event, person }) => [event.action, person?.fullName]),
      [['listing.taken_down', 'Grace']]
    )
    const { events: nobodys } = await namedTrail(admin, { actor: 'nobody@example.test' })
    assert.deepEqual(nobodys, [])
    const { events: about } = await namedTrail(admin, { subjects: [`Listing:${listing.id}`] })
    assert.equal(about[0].event.action, 'listing.taken_down')
    assert.isTrue(about.every(({ event }) => event.subject === `Listing:${listing.id}`))
  })
})
