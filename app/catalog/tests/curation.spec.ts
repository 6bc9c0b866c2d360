import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import FeatureListing from '#catalog/actions/feature_listing'
import GiveBadge from '#catalog/actions/give_badge'
import PublishListing from '#catalog/actions/publish_listing'
import RestoreListing from '#catalog/actions/restore_listing'
import TakeDownListing from '#catalog/actions/take_down_listing'
import UnfeatureListing from '#catalog/actions/unfeature_listing'
import { listingTakenDown } from '#catalog/mails/listing_taken_down'
import { shopWindow } from '#catalog/queries/shop_window'
import { aUser } from '#tests/scenarios/accounts'
import { auditTrail } from '#tests/scenarios/actors'
import { aListing, anOfferedListing } from '#tests/scenarios/catalog'

test.group('A curator', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('takes a listing down with a reason, and gives it back', async ({ assert, db }) => {
    const admin = await aUser({ isAdmin: true })
    const { listing, owner } = await anOfferedListing()

    const down = await new TakeDownListing().handle(admin, listing.id, 'It sends mail by itself.')
    assert.isFalse(down.isOffered)
    assert.isTrue(down.isPublished)
    assert.lengthOf((await shopWindow()).newest, 0)
    await assert.rejects(
      () => new TakeDownListing().handle(admin, listing.id, 'Again'),
      /taken down/
    )
    await assert.rejects(() => new PublishListing().handle(owner, listing.id), /taken down/)

    const back = await new RestoreListing().handle(admin, listing.id, 'Mended.')
    assert.isTrue(back.isOffered)
    assert.isNull(back.takenDownReason)
    await assert.rejects(
      () => new RestoreListing().handle(admin, listing.id, 'Again'),
      /not taken down/
    )
    for (const action of ['listing.taken_down', 'listing.restored'])
      await db.assertHas('audit_events', { action, actor: admin.label }, 1)
  })

  test('tells the publisher why', async ({ assert }) => {
    const admin = await aUser({ isAdmin: true })
    const { listing, owner } = await anOfferedListing({ name: 'Lamp\r\nBcc: all' })
    const down = await new TakeDownListing().handle(admin, listing.id, 'It sends <b>mail</b>.')

    const mail = listingTakenDown(owner.email, down)
    assert.equal(mail.to, owner.email)
    assert.include(mail.text, 'It sends <b>mail</b>.')
    assert.include(mail.html, 'It sends &lt;b&gt;mail&lt;/b&gt;.')
    assert.include(mail.text, `/studio/listings/${listing.id}`)
  })

  test('features what is offered, once, and stops', async ({ assert, db }) => {
    const admin = await aUser({ isAdmin: true })
    const { listing, publisher, owner } = await anOfferedListing()
    const draft = await aListing({ by: { publisher, owner } })

    await new FeatureListing().handle(admin, listing.id)
    await new FeatureListing().handle(admin, listing.id)
    await assert.rejects(() => new FeatureListing().handle(admin, draft.listing.id), /published/)
    assert.deepEqual(
      (await shopWindow()).featured.map(({ id }) => id),
      [listing.id]
    )

    await new UnfeatureListing().handle(admin, listing.id)
    await new UnfeatureListing().handle(admin, listing.id)
    assert.lengthOf((await shopWindow()).featured, 0)
    for (const action of ['listing.featured', 'listing.unfeatured'])
      await db.assertHas('audit_events', { action }, 1)
  })

  test('gives a badge that informs, and takes it back', async ({ assert }) => {
    const admin = await aUser({ isAdmin: true })
    const { listing } = await aListing()
    const before = (await auditTrail()).length

    assert.isTrue((await new GiveBadge().handle(admin, listing.id, 'verified')).isVerified)
    await new GiveBadge().handle(admin, listing.id, 'verified')
    assert.isFalse((await new GiveBadge().handle(admin, listing.id, null)).isVerified)
    assert.lengthOf(await auditTrail(), before + 2)
  })
})
