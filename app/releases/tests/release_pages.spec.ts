import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { aUser } from '#tests/scenarios/accounts'
import { aDraftRelease, aPublishedRelease } from '#tests/scenarios/releases'

test.group('The pages of releases', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('show a draft with its check report, and lead it to publication', async ({
    client,
    assert,
  }) => {
    const before = await aPublishedRelease({ permissions: ['filesystem:read:~/Code/**'] })
    const { release, owner } = await aDraftRelease({
      on: before,
      version: '1.1.0',
      permissions: ['network:egress:api.example.test'],
    })
    const page = await client.get(`/studio/releases/${release.id}`).loginAs(owner).withInertia()
    page.assertInertiaComponent('studio/releases/show')
    const props = page.inertiaProps as Record<string, Record<string, unknown>>
    assert.equal(props.release.state, 'draft')
    assert.deepInclude(props.change, { from: '1.0.0', to: '1.1.0', verdict: 'widened' })
    const domains = props.change.domains as { domain: string; verdict: string }[]
    assert.deepEqual(
      domains.map(({ domain, verdict }) => `${domain} ${verdict}`),
      ['network widened', 'filesystem narrowed']
    )

    const published = await client
      .post(`/studio/releases/${release.id}/publication`)
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
    published.assertStatus(302)
    const yanked = await client
      .post(`/studio/releases/${release.id}/yank`)
      .form({ reason: 'security', message: 'See the notes.' })
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
    yanked.assertStatus(302)
    assert.equal((await release.refresh()).state, 'yanked')
  })

  test('discard a draft', async ({ client }) => {
    const { release, owner } = await aDraftRelease()
    const path = `/studio/releases/${release.id}`
    const gone = await client.delete(path).loginAs(owner).withCsrfToken().redirects(0)
    gone.assertStatus(302)
    const again = await client.get(path).loginAs(owner)
    again.assertStatus(404)
  })

  test('do not exist for others', async ({ client }) => {
    const { release, listing } = await aDraftRelease()
    const pages = [
      `/studio/releases/${release.id}`,
      `/studio/listings/${listing.id}/releases`,
      `/studio/listings/${listing.id}/releases/new`,
      '/studio/releases/not-an-id',
    ]
    for (const path of pages) {
      const answer = await client.get(path).loginAs(await aUser())
      answer.assertStatus(404)
    }
  })

  test('refuse a reason that is none of ours', async ({ client, assert }) => {
    const { release, owner } = await aPublishedRelease()
    await client
      .post(`/studio/releases/${release.id}/yank`)
      .form({ reason: 'because' })
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
    assert.isNull((await release.refresh()).yankedAt)
  })
})
