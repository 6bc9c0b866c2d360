import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import PublishRelease from '#releases/actions/publish_release'
import YankRelease from '#releases/actions/yank_release'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aBuyerWithToken, anInstallToken } from '#tests/scenarios/delivery'
import { ask, bearing, json } from '#tests/scenarios/http'
import { aDraftRelease, aPublishedRelease } from '#tests/scenarios/releases'

const offers = async (listing: { agentId: string }, token: string, query = '') =>
  ask(`/api/core/v1/agents/${listing.agentId}/releases${query}`, bearing(token))
const versionsIn = ({ releases }: { releases: { version: string }[] }) =>
  releases.map(({ version }) => version)

test.group('The releases of an agent', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  test('come with what a token may have, and why not the rest', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    const { listing, token, owner } = scene
    await aPublishedRelease({ on: scene, version: '1.1.0' })
    const bad = await aPublishedRelease({ on: scene, version: '1.2.0' })
    await new YankRelease().handle(owner, bad.release.id, { reason: 'broken' })
    await aPublishedRelease({ on: scene, version: '2.0.0' })
    await aPublishedRelease({ on: scene, version: '1.3.0-rc.1' })
    await aDraftRelease({ on: scene, version: '1.9.0' })

    const answer = await offers(listing, token)
    const body = json(answer)
    assert.deepEqual(versionsIn(body), ['2.0.0', '1.2.0', '1.1.0', '1.0.0'])
    assert.equal(body.latest, '1.1.0')
    assert.isTrue(body.requires_entitlement)
    const [next, yanked, , first] = body.releases
    assert.isFalse(next.eligible)
    assert.equal(next.reason.code, 'refused.other_major')
    assert.deepEqual(next.artifacts, [])
    assert.isTrue(yanked.eligible)
    assert.isString(yanked.yanked_at)
    assert.lengthOf(first.artifacts, 1)
    assert.equal((await ask(new URL(first.artifacts[0].url).pathname, bearing(token))).status, 200)
    assert.equal(answer.headers['cache-control'], 'private, no-store')

    assert.equal(json(await offers(listing, token, '?channel=rc')).latest, '1.3.0-rc.1')
    assert.deepEqual(versionsIn(json(await offers(listing, token, '?range=~1.1.0'))), ['1.1.0'])
    const old = json(await offers(listing, token, '?range=1.0.x&channel=alpha'))
    assert.equal(old.latest, '1.0.0')
  })

  test('are all on offer when the agent is free', async ({ assert }) => {
    const scene = await aPublishedRelease({ plan: 'free' })
    const { token } = await anInstallToken(await aUser())
    const body = json(await offers(scene.listing, token))
    assert.isFalse(body.requires_entitlement)
    assert.equal(body.releases[0].reason.code, 'eligible.free')
    assert.equal(body.latest, '1.0.0')
  })

  test('of a paid agent are shown to a stranger, with the reason', async ({ assert }) => {
    const { listing } = await aPublishedRelease()
    const { token } = await anInstallToken(await aUser())
    const body = json(await offers(listing, token))
    assert.isNull(body.latest)
    assert.equal(body.releases[0].reason.code, 'refused.no_entitlement')
  })

  test('do not exist for an agent that is not there, or is somebody’s draft', async ({
    assert,
  }) => {
    const { token, listing } = await aBuyerWithToken()
    const draft = await aDraftRelease()
    await new PublishRelease().handle(draft.owner, draft.release.id)
    const others = [draft.listing.agentId, 'com.example.none', listing.agentId.toUpperCase(), '%00']
    for (const agentId of others)
      assert.equal((await offers({ agentId }, token)).status, 404, agentId)
    const { token: own } = await anInstallToken(draft.owner)
    assert.equal((await offers(draft.listing, own)).status, 200)
  })

  test('are refused for a channel or a range that nobody understands', async ({ assert }) => {
    const { token, listing } = await aBuyerWithToken()
    const nonsense = [
      '?channel=nightly',
      '?channel[]=rc',
      '?range=>=1',
      '?range=1.0.0%20||%202',
      '?range[a]=1',
    ]
    for (const query of nonsense) {
      const answer = await offers(listing, token, query)
      assert.equal(answer.status, 422, query)
      assert.match(json(answer).code, /^(channel_unknown|range_not_understood)$/)
    }
  })
})
