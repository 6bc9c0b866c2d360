import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { TextTooIntricate } from '#shared/markdown'
import { aUser } from '#tests/scenarios/accounts'
import { aListing, anOfferedListing } from '#tests/scenarios/catalog'
import { aPublisher } from '#tests/scenarios/publishers'

const form = {
  agentId: 'com.example.lamp',
  name: ' Lamp ',
  summary: 'Gives light.',
  description: '# Light\r\n\r\nMore.',
  tags: 'Code Review, git, git,',
  integrationPoints: 'terminal',
  repositoryUrl: 'https://git.example.test/lamp',
  docsUrl: '',
}

test.group('The studio', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('sends visitors to sign in, and who is no publisher yet to become one', async ({
    client,
    assert,
  }) => {
    const { listing } = await aListing()
    const buyer = await aUser()
    const own = [
      '',
      '/listings',
      '/listings/new',
      `/listings/${listing.id}`,
      `/listings/${listing.id}/plans`,
      '/profile',
    ]
    for (const path of own) {
      const visitor = await client.get(`/studio${path}`).redirects(0)
      visitor.assertHeader('location', '/sign-in')
      const fresh = await client.get(`/studio${path}`).loginAs(buyer).redirects(0)
      assert.equal(fresh.header('location'), '/studio/become', path)
    }
    const become = await client.get('/studio/become').loginAs(buyer).withInertia()
    become.assertInertiaComponent('studio/become')
  })

  test('makes a publisher of a person, and shows what comes next', async ({
    client,
    assert,
    db,
  }) => {
    const user = await aUser()
    const response = await client
      .post('/studio/become')
      .form({ displayName: 'Tidewater', country: 'PT', bio: '', websiteUrl: '' })
      .loginAs(user)
      .withCsrfToken()
      .redirects(0)
    response.assertHeader('location', '/studio')
    await db.assertHas('publishers', { user_id: user.id, website_url: null, bio: '' }, 1)

    const studio = await client.get('/studio').loginAs(user).withInertia()
    studio.assertInertiaComponent('studio/index')
    const { steps } = studio.inertiaProps as { steps: { key: string; state: string }[] }
    assert.deepEqual(
      steps.map(({ state }) => state),
      ['done', 'current', 'todo', 'todo', 'todo']
    )
    assert.equal(
      (await client.get('/studio/become').loginAs(user).redirects(0)).header('location'),
      '/studio'
    )
  })

  test('takes a listing, a plan and a publication through its forms', async ({
    client,
    db,
    assert,
  }) => {
    const { owner } = await aPublisher()
    const post = (path: string, fields: object) =>
      client.post(path).form(fields).loginAs(owner).withCsrfToken().redirects(0)

    const created = await post('/studio/listings', form)
    const path = created.header('location')!
    assert.match(path, /^\/studio\/listings\/[0-9a-f-]{36}$/)
    await db.assertHas('listings', {
      agent_id: form.agentId,
      name: 'Lamp',
      docs_url: null,
      description: '# Light\n\nMore.',
    })
    const page = await client.get(path).loginAs(owner).withInertia()
    page.assertInertiaComponent('studio/listings/edit')
    const { listing } = page.inertiaProps as {
      listing: { tags: string[]; state: string; missing: string[] }
    }
    assert.deepEqual(listing.tags, ['code-review', 'git'])
    assert.equal(listing.state, 'draft')

    await post(`${path}/plans`, { kind: 'one_time', major: '1', amount: '49.5', currency: 'eur' })
    await db.assertHas('plans', { amount_in_cents: 4950, currency: 'eur', major: 1 }, 1)
    const refused = await post(`${path}/publication`, {})
    refused.assertFlashMessage('errorsBag', {
      E_LISTING_NOT_READY: 'Before this listing can be published: publish a release.',
    })
    await db.assertHas('listings', { agent_id: form.agentId, published_at: null })
  })

  test('lays a description out when it is saved, and refuses one that takes too long, by name', async ({
    client,
    db,
    assert,
  }) => {
    const { listing, owner } = await aListing()
    const save = (description: string) =>
      client
        .put(`/studio/listings/${listing.id}`)
        .form({ ...form, description })
        .loginAs(owner)
        .withCsrfToken()
        .redirects(0)
    await save('# Light\n\n*More*.')
    const laidOut = '<h3>Light</h3>\n<p><em>More</em>.</p>\n'
    await db.assertHas('listings', { id: listing.id, description_html: laidOut })
    const page = await client.get(`/studio/listings/${listing.id}/preview`).loginAs(owner)
    assert.include(page.text(), laidOut)

    const refused = await save(`|a|\n|-|\n${'|a\n'.repeat(30_000)}`)
    refused.assertFlashMessage('inputErrorsBag', {
      description: [TextTooIntricate.message],
    })
    await db.assertHas('listings', { id: listing.id, description_html: laidOut })
  })

  test('says on the field that an agent id is taken', async ({ client, assert }) => {
    const { listing, owner } = await aListing()
    const response = await client
      .post('/studio/listings')
      .form({ ...form, agentId: listing.agentId.toUpperCase() })
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
    response.assertStatus(302)
    const bag = response.flashMessage('inputErrorsBag') as Record<string, string[]>
    assert.match(bag.agentId[0], /belongs to another listing/)
  })

  test('refuses what cannot be seen, is no https address, or is too much', async ({
    assert,
    client,
    db,
  }) => {
    const { listing, owner } = await aListing()
    const refused = [
      { name: 'a\0b' },
      { name: 'a\u202eb' },
      { name: '' },
      { name: 'x'.repeat(81) },
      { name: 'a\u2028b' },
      { summary: 'a\nb' },
      { description: 'a\0b' },
      { description: 'é'.repeat(50_001) },
      { tags: 'a,b,c,d,e,f,g,h,i,j,k' },
      { tags: 'ü' },
      { tags: 'a\0' },
      { repositoryUrl: 'http://a.example' },
      { repositoryUrl: 'https://u:p@a.example' },
      { repositoryUrl: 'javascript:alert(1)' },
      { docsUrl: 'data:text/html,x' },
      { 'name[]': 'x', 'name': undefined },
    ]
    for (const fields of refused) {
      const body = Object.fromEntries(
        Object.entries({ ...form, ...fields }).filter(([, v]) => v !== undefined)
      )
      const response = await client
        .put(`/studio/listings/${listing.id}`)
        .form(body)
        .loginAs(owner)
        .withCsrfToken()
        .redirects(0)
      response.assertStatus(302)
      assert.exists(response.flashMessage('inputErrorsBag'), JSON.stringify(fields).slice(0, 60))
    }
    await db.assertHas('listings', { id: listing.id, name: listing.name })
    await db.assertMissing('audit_events', { action: 'listing.edited' })
  })

  test('changes no column that its forms do not have', async ({ client, db }) => {
    const { listing, owner } = await aListing()
    const stuffed = {
      ...form,
      agentId: 'com.example.other',
      publishedAt: '2026-01-01',
      published_at: '2026-01-01',
      badge: 'verified',
      downloadsCount: 99,
      featuredAt: '2026-01-01',
      publisherId: crypto.randomUUID(),
      latestVersion: '9.9.9',
    }
    await client
      .put(`/studio/listings/${listing.id}`)
      .form(stuffed)
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
    await db.assertHas('listings', {
      id: listing.id,
      agent_id: listing.agentId,
      published_at: null,
      badge: null,
      downloads_count: 0,
      featured_at: null,
      publisher_id: listing.publisherId,
      latest_version: null,
      name: 'Lamp',
    })
  })

  test('does not exist for other publishers: neither to read nor to change', async ({
    client,
    db,
  }) => {
    const { listing, plan } = await anOfferedListing()
    const { owner: other } = await aPublisher({ displayName: 'Other' })
    const id = listing.id
    for (const path of [
      `/studio/listings/${id}`,
      `/studio/listings/${id}/plans`,
      `/studio/listings/${id}/preview`,
    ])
      (await client.get(path).loginAs(other)).assertStatus(404)
    for (const path of [
      `/studio/listings/${id}/publication`,
      `/studio/listings/${id}/plans`,
      `/studio/plans/${plan!.id}/withdrawal`,
    ])
      (await client.post(path).form({ kind: 'free' }).loginAs(other).withCsrfToken()).assertStatus(
        404
      )
    ;(
      await client.put(`/studio/listings/${id}`).form(form).loginAs(other).withCsrfToken()
    ).assertStatus(404)
    await db.assertHas('plans', { id: plan!.id, withdrawn_at: null })
    for (const odd of ['1', 'x', `${id}'`, '%00'])
      (await client.get(`/studio/listings/${odd}`).loginAs(other)).assertStatus(404)
  })

  test('wants the form’s own token', async ({ client, db }) => {
    const { owner } = await aPublisher()
    await client.post('/studio/listings').form(form).loginAs(owner).redirects(0)
    await db.assertEmpty('listings')
  })
})
