import { createHmac } from 'node:crypto'
import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import env from '#start/env'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import YankRelease from '#releases/actions/yank_release'
import { System } from '#accounts/actor'
import { artifactStorage } from '#releases/storage/artifact_storage'
import { mintToken } from '#delivery/token_format'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aBuyerWithToken, anInstallToken, type BuyerScene } from '#tests/scenarios/delivery'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { ask, type Asked } from '#tests/documented_api'

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const artifactOf = ({ listing, release }: BuyerScene): Asked['params'] => ({
  agent_id: listing.agentId,
  version: release.version,
  name: 'source.tar.gz',
})

test.group('Answers are as documented', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await limiter.clear(['memory'])
  })
  group.teardown(() => limiter.clear(['memory']))

  test('of the registry', async ({ assert }) => {
    const scene = await aPublishedRelease({
      version: '1.2.0-rc.1',
      docsUrl: 'https://docs.example.test/',
    })
    await aPublishedRelease({ on: scene, version: '1.1.0', minCoreVersion: '0.2.0' })
    await new YankRelease().handle(scene.owner, scene.release.id, { reason: 'broken' })
    await aPublishedRelease({ plan: 'free' })

    const index = await ask('readRegistryIndex')
    assert.deepInclude(index, { status: 200, flaws: [] })
    assert.lengthOf(index.json.agents, 2)
    const params = { agent_id: scene.listing.agentId }
    const entry = await ask('readRegistryAgent', { params })
    assert.deepInclude(entry, { status: 200, flaws: [] })
    assert.isNotNull(entry.json.versions[0].yanked_at)
    const headers = { 'if-none-match': entry.headers.get('etag')! }
    assert.deepInclude(await ask('readRegistryAgent', { params, headers }), {
      status: 304,
      flaws: [],
    })
    assert.deepInclude(await ask('readRegistryAgent'), { status: 404, flaws: [] })
  })

  test('of verification', async ({ assert }) => {
    const { token, entitlement, buyer } = await aBuyerWithToken()
    const headers = { ...bearer(token), 'content-type': 'application/json' }
    const good = await ask('verifyToken', { headers })
    assert.deepInclude(good, { status: 200, flaws: [] })
    assert.deepEqual(good.json.entitlements[0].eligible_versions, ['1.0.0'])

    await new RevokeEntitlement().handle(new System('stripe'), entitlement.id, {
      reason: 'dispute',
      causeRef: 'dispute:dp_1',
      at: entitlement.issuedAt.plus({ seconds: 1 }),
    })
    const limited = await anInstallToken(buyer, { entitlementId: entitlement.id })
    const revoked = await ask('verifyToken', { headers: bearer(limited.token) })
    assert.deepInclude(revoked, { status: 200, flaws: [] })

    for (const [status, code, asked] of [
      [400, 'refused', { headers, body: '{' }],
      [401, 'token_invalid', {}],
      [413, 'request_entity_too_large', { headers, body: `{"a":"${'x'.repeat(310_000)}"}` }],
      [415, 'refused', { headers: { ...headers, 'content-encoding': 'zstd' }, body: '{}' }],
      [422, 'validation_error', { headers, body: '{"agent_id":7}' }],
    ] as const) {
      const refused = await ask('verifyToken', asked)
      assert.deepEqual([refused.status, refused.json.code, refused.flaws], [status, code, []])
    }
  })

  test('of verification, when it is asked too often', async ({ assert }) => {
    const headers = bearer(mintToken())
    for (let asked = 0; asked < 60; asked++) {
      const { status } = await ask('verifyToken', { headers })
      assert.equal(status, 401)
    }
    assert.deepInclude(await ask('verifyToken', { headers }), { status: 429, flaws: [] })
  })

  test('of the releases a token may have', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    await aPublishedRelease({ on: scene, version: '2.0.0', minCoreVersion: '0.2.0' })
    await aPublishedRelease({ on: scene, version: '1.1.0-beta.1' })
    const params = { agent_id: scene.listing.agentId }
    const headers = bearer(scene.token)
    const releases = await ask('listReleases', { params, headers, query: { channel: 'alpha' } })
    assert.deepInclude(releases, { status: 200, flaws: [] })
    assert.lengthOf(releases.json.releases, 3)
    const update = await ask('listReleases', { params, headers, query: { installed: '1.0.0' } })
    assert.deepInclude(update, { status: 200, flaws: [] })
    assert.equal(update.json.releases[0].permission_delta.since, '1.0.0')

    for (const [status, asked] of [
      [401, { params }],
      [404, { headers }],
      [422, { params, headers, query: { channel: 'gold' } }],
      [422, { params, headers, query: { range: '>1' } }],
      [422, { params, headers, query: { installed: 'latest' } }],
    ] as const)
      assert.deepInclude(await ask('listReleases', asked), { status, flaws: [] })
  })

  test('of the reasons for a verdict', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    const params = { agent_id: scene.listing.agentId, version: '1.0.0' }
    const headers = bearer(scene.token)
    const explained = await ask('explainRelease', { params, headers })
    assert.deepInclude(explained, { status: 200, flaws: [] })
    assert.equal(explained.json.reason.code, 'eligible.major_line')

    for (const [status, asked] of [
      [401, { params }],
      [404, { headers }],
      [404, { headers, params: { ...params, version: '9.9.9' } }],
      [422, { params, headers, query: { at: 'yesterday' } }],
    ] as const)
      assert.deepInclude(await ask('explainRelease', asked), { status, flaws: [] })
  })

  test('of downloads', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    const stranger = await anInstallToken(await aUser())
    const params = artifactOf(scene)
    const headers = bearer(scene.token)
    const whole = await ask('downloadArtifact', { params, headers })
    assert.deepInclude(whole, { status: 200, flaws: [] })
    assert.isTrue(whole.bytes.equals(scene.archive))
    const etag = whole.headers.get('etag')!

    for (const [status, more] of [
      [206, { range: 'bytes=0-9' }],
      [304, { 'if-none-match': etag }],
      [401, { authorization: 'Bearer fpm_wrong' }],
      [403, bearer(stranger.token)],
      [412, { 'if-match': '"another"' }],
      [416, { range: `bytes=${scene.archive.length}-` }],
    ] as const)
      assert.deepInclude(
        await ask('downloadArtifact', { params, headers: { ...headers, ...more } }),
        {
          status,
          flaws: [],
        }
      )
    assert.deepInclude(await ask('downloadArtifact', { headers }), { status: 404, flaws: [] })
    for (const [status, more] of [
      [200, {}],
      [304, { 'if-none-match': etag }],
      [401, { authorization: 'Bearer fpm_wrong' }],
      [403, bearer(stranger.token)],
    ] as const)
      assert.deepInclude(
        await ask('describeArtifact', { params, headers: { ...headers, ...more } }),
        {
          status,
          flaws: [],
        }
      )

    const storage = await artifactStorage()
    await storage.remove(scene.release.source.sha256)
    const gone = await ask('downloadArtifact', { params, headers })
    assert.deepEqual([gone.status, gone.json.code, gone.flaws], [503, 'artifact_unavailable', []])
  })

  test('of webhooks', async ({ assert }) => {
    const event = JSON.stringify({
      id: 'evt_documented',
      object: 'event',
      api_version: '2026-10-28.endive',
      created: Math.floor(Date.now() / 1000),
      livemode: false,
      type: 'product.created',
      data: { object: { id: 'prod_1', object: 'product' } },
    })
    const signed = (body: string | Buffer) => {
      const at = Math.floor(Date.now() / 1000)
      const secret = env.get('STRIPE_WEBHOOK_SECRET').release()
      const signature = createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex')
      return { 'stripe-signature': `t=${at},v1=${signature}` }
    }
    const odd = Buffer.from([0xff, 0xfe])
    for (const [status, code, asked] of [
      [200, undefined, { headers: signed(event), body: event }],
      [400, 'signature_missing', { body: event }],
      [400, 'signature_refused', { headers: signed('other'), body: event }],
      [400, 'body_not_utf8', { headers: signed(odd), body: odd }],
      [413, 'body_too_large', { headers: signed(event), body: 'x'.repeat(262_145) }],
      [415, 'encoding_refused', { headers: { 'content-encoding': 'gzip' }, body: event }],
    ] as const) {
      const answer = await ask('receivePlatformEvent', asked)
      assert.deepEqual([answer.status, answer.json.code, answer.flaws], [status, code, []])
    }
    for (const endpoint of ['receiveConnectEvent', 'receiveThinEvent'])
      assert.deepInclude(await ask(endpoint, { headers: signed(event), body: event }), {
        status: 400,
        flaws: [],
      })
  })

  test('of the health checks', async ({ assert }) => {
    assert.deepInclude(await ask('isAlive'), { status: 200, flaws: [] })
    const { flaws } = await ask('isReady')
    assert.deepEqual(flaws, [])
  })
})
