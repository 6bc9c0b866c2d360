import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import CreateListing from '#catalog/actions/create_listing'
import EditListing from '#catalog/actions/edit_listing'
import NoteRelease from '#catalog/actions/note_release'
import PublishListing from '#catalog/actions/publish_listing'
import { System } from '#accounts/actor'
import database from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { auditTrail } from '#tests/scenarios/actors'
import { aListing, anAgentId, anOfferedListing } from '#tests/scenarios/catalog'
import { aPublisher } from '#tests/scenarios/publishers'

const DETAILS = {
  name: 'Lantern',
  summary: 'Reads branches.',
  description: '',
  tags: ['git'],
  integrationPoints: ['terminal'],
  repositoryUrl: 'https://git.example.test/lantern',
}
const released = {
  latestVersion: '1.0.0',
  permissionDomains: ['network'],
  releasedAt: DateTime.now(),
}

test.group('A listing', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('starts as a draft of its publisher, with an audit event', async ({ assert, db }) => {
    const { owner, publisher } = await aPublisher()

    const agentId = anAgentId()
    const listing = await new CreateListing().handle(owner, { ...DETAILS, agentId })

    assert.isFalse(listing.isPublished)
    assert.equal(listing.publisherId, publisher.id)
    await db.assertHas('listings', { agent_id: agentId, downloads_count: 0, published_at: null })
    const event = { action: 'listing.created', actor: owner.label, publisher_id: publisher.id }
    await db.assertHas('audit_events', event, 1)
  })

  test('refuses an agent id that Core could not read, on its field', async ({ assert, db }) => {
    const { owner } = await aPublisher()
    const before = await auditTrail()

    for (const agentId of [
      'agent',
      'com.example.',
      'com..example',
      '-a.b',
      `a.${'b'.repeat(199)}`,
    ]) {
      const refusal = await new CreateListing()
        .handle(owner, { ...DETAILS, agentId })
        .catch((e) => e)
      assert.equal(refusal.code, 'E_AGENT_ID_REFUSED')
      assert.equal(refusal.field, 'agentId')
    }
    await db.assertEmpty('listings')
    assert.deepEqual(await auditTrail(), before)
  })

  test('takes what its publisher writes, and never another agent id', async ({ assert, db }) => {
    const { listing, owner } = await aListing()

    const edited = await new EditListing().handle(owner, listing.id, {
      name: 'Lamp',
      docsUrl: null,
    })

    assert.equal(edited.name, 'Lamp')
    await db.assertHas('listings', { id: listing.id, name: 'Lamp', agent_id: listing.agentId })
    const [event] = await database.from('audit_events').where('action', 'listing.edited')
    assert.deepEqual(event.details, { changed: ['name'] })
  })

  test('says everything that is missing before it can be published', async ({ assert, db }) => {
    const { listing, owner } = await aListing({ description: ' ', plan: 'none' })
    const before = await auditTrail()

    const refusal = await new PublishListing().handle(owner, listing.id).catch((error) => error)

    assert.equal(refusal.code, 'E_LISTING_NOT_READY')
    assert.deepEqual(refusal.missing, [
      'write a description',
      'publish a release',
      'offer a plan, free or paid',
    ])
    for (const missing of refusal.missing) assert.include(refusal.message, missing)
    await db.assertHas('listings', { id: listing.id, published_at: null })
    assert.deepEqual(await auditTrail(), before)
  })

  test('needs payouts when it is sold, and none when it is free', async ({ assert }) => {
    const by = await aPublisher({ payoutsEnabled: false })
    const sold = await aListing({ by })
    const free = await aListing({ by, plan: 'free' })
    for (const { listing } of [sold, free])
      await new NoteRelease().handle(new System('seed'), listing.id, released)

    await assert.rejects(() => new PublishListing().handle(by.owner, sold.listing.id), /payout/)
    assert.isTrue((await new PublishListing().handle(by.owner, free.listing.id)).isOffered)
  })

  test('is published once', async ({ assert, db }) => {
    const { listing, owner } = await anOfferedListing()

    assert.isTrue(listing.isOffered)
    await assert.rejects(() => new PublishListing().handle(owner, listing.id), /published already/)
    await db.assertHas('audit_events', { action: 'listing.published' }, 1)
  })

  test('stays complete while it is public', async ({ assert, db }) => {
    const { listing, owner } = await anOfferedListing()

    const refusal = await new EditListing()
      .handle(owner, listing.id, { description: ' ' })
      .catch((error) => error)

    assert.equal(refusal.code, 'E_LISTING_NOT_READY')
    await db.assertHas('listings', { id: listing.id, description: listing.description })
  })

  test('follows its newest release', async ({ db, assert }) => {
    const { listing, owner } = await aListing()

    await new NoteRelease().handle(owner, listing.id, released)
    await db.assertHas('listings', { id: listing.id, latest_version: '1.0.0' })

    const none = { latestVersion: null, permissionDomains: [], releasedAt: null }
    const noted = await new NoteRelease().handle(owner, listing.id, none)
    assert.isNull(noted.latestVersion)
    await db.assertHas('audit_events', { action: 'listing.release_noted' }, 2)
  })
})
