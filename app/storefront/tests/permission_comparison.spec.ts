import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { AuthorityChange } from '#releases/authority_change'
import { aListing } from '#tests/scenarios/catalog'
import { aDraftRelease, aPublishedRelease } from '#tests/scenarios/releases'

test.group('The page that compares what an agent asks for', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows what became of its permissions between any two of its versions', async ({
    client,
    assert,
  }) => {
    const scene = await aPublishedRelease({ permissions: ['filesystem:read:~/Code/**'] })
    const permissions = ['filesystem:read:~/Code/*.md']
    await aPublishedRelease({ on: scene, version: '1.1.0', permissions })
    await aPublishedRelease({ on: scene, version: '1.2.0', permissions: ['network:egress:*'] })
    await aDraftRelease({ on: scene, version: '1.3.0', permissions: [] })
    const path = `/agents/${scene.listing.agentId}`
    const asked = (query: string) => client.get(`${path}/permissions${query}`).withInertia()
    const changeOf = async (query: string) => {
      const { change } = (await asked(query)).inertiaProps as { change: AuthorityChange }
      return [change.from, change.to, change.verdict]
    }
    assert.deepEqual(await changeOf(''), ['1.1.0', '1.2.0', 'widened'])
    assert.deepEqual(await changeOf('?from=1.0.0&to=1.1.0'), ['1.0.0', '1.1.0', 'narrowed'])
    assert.deepEqual(await changeOf('?from=1.1.0&to=1.0.0'), ['1.1.0', '1.0.0', 'widened'])
    assert.deepEqual(await changeOf('?to=1.1.0'), ['1.0.0', '1.1.0', 'narrowed'])
    assert.deepEqual(await changeOf('?from=1.2.0'), ['1.2.0', '1.2.0', 'same'])

    const page = await client.get(`${path}/permissions?from=1.0.0&to=1.1.0`)
    for (const words of ['Read files in ~/Code/*.md', 'It lies within filesystem:read:~/Code/**'])
      assert.include(page.text(), words)
    assert.include((await client.get(path)).text(), `${path}/permissions`)
    for (const query of ['?from=1.3.0', '?to=9.9.9', '?from[]=1.0.0'])
      (await client.get(`${path}/permissions${query}`)).assertStatus(404)
  })

  test('compares nothing where there is one version, and shows a draft to its publisher alone', async ({
    client,
    assert,
  }) => {
    const { listing } = await aPublishedRelease()
    const page = await client.get(`/agents/${listing.agentId}/permissions`)
    assert.include(page.text(), 'nothing to compare yet')
    const draft = await aListing()
    const path = `/agents/${draft.listing.agentId}/permissions`
    ;(await client.get(path)).assertStatus(404)
    ;(await client.get(path).loginAs(draft.owner)).assertStatus(200)
  })
})
