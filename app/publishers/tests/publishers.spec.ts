import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { Actor } from '#accounts/actor'
import { System } from '#accounts/actor'
import BecomePublisher from '#publishers/actions/become_publisher'
import DisablePayouts from '#publishers/actions/disable_payouts'
import EditProfile from '#publishers/actions/edit_profile'
import EnablePayouts from '#publishers/actions/enable_payouts'
import { publisherOf } from '#publishers/queries/publisher_of'
import { aUser } from '#tests/scenarios/accounts'
import {
  allBut,
  auditTrail,
  refusedTo,
  STRANGERS,
  strangers,
  type Stranger,
} from '#tests/scenarios/actors'
import { aPublisher } from '#tests/scenarios/publishers'

const profile = { displayName: 'Tidewater Tools', country: 'PT' }
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error) => error
  )

test.group('Becoming a publisher', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('takes a confirmed e-mail address, a name and a country', async ({ assert, db }) => {
    const user = await aUser()

    const publisher = await new BecomePublisher().handle(user, profile)

    assert.equal(publisher.slug, 'tidewater-tools')
    assert.isFalse(publisher.arePayoutsEnabled)
    assert.equal((await publisherOf(user))?.id, publisher.id)
    const event = { action: 'publisher.created', actor: user.label, publisher_id: publisher.id }
    await db.assertHas('audit_events', event, 1)
  })

  test('is refused before the address is confirmed, twice, and under a reserved name', async ({
    assert,
    db,
  }) => {
    const fresh = await aUser({ verified: false })
    const user = await aUser()
    const before = await auditTrail()

    const become = (actor: Actor, displayName: string) =>
      refusal(new BecomePublisher().handle(actor, { ...profile, displayName }))
    assert.equal((await become(fresh, 'Tidewater')).code, 'E_EMAIL_NOT_VERIFIED')
    for (const name of ['Admin', 'FleetPrompt Official', 'Stripe'])
      assert.include(await become(user, name), { code: 'E_NAME_RESERVED', field: 'displayName' })
    await db.assertEmpty('publishers')
    assert.deepEqual(await auditTrail(), before)

    await new BecomePublisher().handle(user, profile)
    assert.equal((await become(user, 'Other')).code, 'E_ALREADY_PUBLISHER')
    await db.assertCount('publishers', 1)
  })

  test('finds an address for every name', async ({ assert }) => {
    const slugs = []
    for (const displayName of ['Twin', 'Twin', 'Twin 2', '日本語'])
      slugs.push((await aPublisher({ displayName })).publisher.slug)
    assert.deepEqual(slugs.slice(0, 3), ['twin', 'twin-2', 'twin-2-2'])
    assert.match(String(slugs[3]), /^studio-[0-9a-f]{8}$/)
  })
})

test.group('A publisher', (group) => {
  let actors: Record<Stranger, Actor>

  group.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(async () => {
    actors = await strangers()
  })

  test('edits their own profile; the address stays', async ({ assert, db }) => {
    const { publisher, owner } = await aPublisher({ displayName: 'Old Name' })
    const edit = (actor: Actor, displayName = 'New Name') =>
      new EditProfile().handle(actor, publisher.id, { displayName, bio: 'Hello.' })

    assert.deepEqual(await refusedTo(actors, edit), [...STRANGERS])
    assert.equal((await refusal(edit(owner, 'Stripe'))).code, 'E_NAME_RESERVED')
    const edited = await edit(owner)
    assert.equal(edited.slug, 'old-name')
    assert.equal(edited.displayName, 'New Name')
    await db.assertHas('audit_events', { action: 'publisher.edited', actor: owner.label }, 1)
  })

  test('is made by people only', async ({ assert }) => {
    const become = (actor: Actor) =>
      new BecomePublisher().handle(actor, { ...profile, displayName: 'Fresh' }).catch((error) => {
        if (error.code === 'E_AUTHORIZATION_FAILURE') throw error
      })
    assert.deepEqual(await refusedTo(actors, become), allBut('buyer', 'other publisher', 'admin'))
  })

  test('is paid out when Stripe says so, and only Stripe', async ({ assert }) => {
    const { publisher, owner } = await aPublisher({ payoutsEnabled: false })
    for (const action of [new EnablePayouts(), new DisablePayouts()]) {
      const note = (actor: Actor) => action.handle(actor, publisher.id)
      assert.deepEqual(await refusedTo(actors, note), allBut('stripe'))
      assert.equal((await refusal(note(owner))).code, 'E_AUTHORIZATION_FAILURE')
    }
  })

  test('has one audit event for each change of payouts, however often Stripe says it', async ({
    assert,
    db,
  }) => {
    const { publisher } = await aPublisher({ payoutsEnabled: false })
    const stripe = new System('stripe')
    const events = (action: string, count: number) =>
      db.assertHas('audit_events', { action, publisher_id: publisher.id }, count)

    await new DisablePayouts().handle(stripe, publisher.id)
    const first = await new EnablePayouts().handle(stripe, publisher.id)
    const again = await new EnablePayouts().handle(stripe, publisher.id)

    assert.isTrue(again.arePayoutsEnabled)
    assert.equal(again.payoutsEnabledAt?.toMillis(), first.payoutsEnabledAt?.toMillis())
    await events('publisher.payouts_enabled', 1)
    await new DisablePayouts().handle(stripe, publisher.id)
    await new DisablePayouts().handle(stripe, publisher.id)
    await events('publisher.payouts_disabled', 1)
    await db.assertHas('publishers', { id: publisher.id, payouts_enabled_at: null })
  })
})
