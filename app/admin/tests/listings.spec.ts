import { test } from '@japa/runner'
import { cleanDatabase } from '#tests/database'
import { auditTrail } from '#tests/scenarios/actors'
import { aListing } from '#tests/scenarios/catalog'
import { anAdmin } from '#tests/scenarios/desk'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { Visitor } from '#tests/visitor'

test.group('A listing at the desk', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is taken down: the public, the registry and the trail know, and it comes back', async ({
    assert,
    db,
  }) => {
    const { listing } = await aPublishedRelease()
    const { desk, admin } = await anAdmin()
    const passer = new Visitor()
    const page = `/agents/${listing.agentId}`
    const entry = `/registry/v1/agents/${listing.agentId}.json`
    assert.equal((await passer.get(page)).status, 200)
    assert.notInclude((await passer.get(entry)).body, 'taken_down_at":"')
    const shelf = (await passer.get('/registry/v1/index.json')).headers.get('etag')

    const form = { reason: 'It sends mail by itself.' }
    const answer = await desk.post(`/desk/listings/${listing.id}/takedown`, form)

    assert.equal(answer.status, 302)
    assert.equal((await passer.get(page)).status, 404)
    const { status, headers } = await passer.get('/registry/v1/index.json')
    assert.equal(status, 200)
    assert.notEqual(headers.get('etag'), shelf)
    const event = { action: 'listing.taken_down', actor: admin.label }
    await db.assertHas('audit_events', { ...event, subject: `Listing:${listing.id}` }, 1)
    const { props } = await desk.page('/desk/listings?state=taken_down')
    assert.equal(props.flash?.success, `${listing.name} is taken down; its publisher is told why.`)
    assert.include(JSON.stringify(props.listings), 'It sends mail by itself.')

    await desk.post(`/desk/listings/${listing.id}/restoration`, { reason: 'Mended.' })
    assert.equal((await passer.get(page)).status, 200)
    await db.assertHas('audit_events', { action: 'listing.restored', actor: admin.label }, 1)
  })

  test('needs a reason that can be read', async ({ assert, db }) => {
    const { listing } = await aPublishedRelease()
    const { desk } = await anAdmin()
    const before = await auditTrail()

    for (const reason of ['', '  ', 'x'.repeat(501), 'a\u0000b', 'one\ntwo']) {
      await desk.post(`/desk/listings/${listing.id}/takedown`, { reason })
      const { props } = await desk.page('/desk/listings')
      assert.exists(props.errors?.reason, JSON.stringify(reason))
    }
    await db.assertHas('listings', { id: listing.id, taken_down_at: null })
    assert.deepEqual(await auditTrail(), before)
  })

  test('is featured and marked, and neither is any more', async ({ assert }) => {
    const { listing } = await aPublishedRelease()
    const { desk } = await anAdmin()
    const marks = async () => {
      const { props } = await desk.page('/desk/listings')
      const [{ isFeatured, isVerified }] = props.listings as Record<string, unknown>[]
      return { isFeatured, isVerified }
    }
    const at = `/desk/listings/${listing.id}`

    await desk.post(`${at}/feature`, {})
    await desk.post(`${at}/badge`, {})
    assert.deepEqual(await marks(), { isFeatured: true, isVerified: true })
    await desk.post(`${at}/feature`, {}, 'DELETE')
    await desk.post(`${at}/badge`, {}, 'DELETE')
    assert.deepEqual(await marks(), { isFeatured: false, isVerified: false })
  })

  test('that nobody can see is not featured, and the desk says why', async ({ assert, db }) => {
    const { listing } = await aListing()
    const { desk } = await anAdmin()

    await desk.post(`/desk/listings/${listing.id}/feature`, {})

    const { props } = await desk.page('/desk/listings')
    assert.equal(props.flash?.error, 'Only a published listing can be featured.')
    await db.assertHas('listings', { id: listing.id, featured_at: null })
  })

  test('leads back to the search it was found by', async ({ assert }) => {
    const { listing } = await aPublishedRelease()
    const { desk } = await anAdmin()
    await desk.get('/desk/listings')

    const { location } = await desk.send('POST', `/desk/listings/${listing.id}/badge`, {
      headers: {
        'X-XSRF-TOKEN': decodeURIComponent(desk.cookies.get('XSRF-TOKEN')!),
        'Origin': process.env.APP_URL!,
        'Referer': `${process.env.APP_URL}/desk/listings?q=lantern&state=offered`,
      },
    })

    assert.equal(location, '/desk/listings?q=lantern&state=offered')
  })
})
