import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import limiter from '@adonisjs/limiter/services/main'
import { Anonymous, System, TokenBearer } from '#accounts/actor'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import CreateInstallToken from '#delivery/actions/create_install_token'
import RevokeInstallToken from '#delivery/actions/revoke_install_token'
import InstallToken from '#delivery/models/install_token'
import { mintToken } from '#delivery/token_format'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import {
  aBuyerWithToken,
  anEntitlement,
  anInstallToken,
  artifactPath,
} from '#tests/scenarios/delivery'
import { ask, bearing, json, problemIn } from '#tests/scenarios/http'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { waitFor } from '#tests/scenarios/waiting'

const verify = (token: string, body = '{}') =>
  ask('/api/core/v1/verify', {
    method: 'POST',
    body,
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
  })

test.group('Install tokens', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  test('are made for oneself, shown once and kept as a hash', async ({ assert, db }) => {
    const user = await aUser()
    const { token, installToken } = await anInstallToken(user, { name: 'Laptop' })

    assert.equal(installToken.lastFour, token.slice(-4))
    await db.assertHas('audit_events', { action: 'install_token.created', actor: user.label })
    const row = JSON.stringify(await InstallToken.findOrFail(installToken.id))
    const dump =
      JSON.stringify(await rowsOf('install_tokens')) + JSON.stringify(await rowsOf('audit_events'))
    assert.notInclude(row + dump, token)
    assert.notInclude(row, 'tokenSha256')
  })

  test('are not made by others, nor by tokens', async ({ assert }) => {
    const owner = await aUser()
    const { listing } = await aPublishedRelease()
    const entitlement = await anEntitlement(owner, listing)
    const actors = [new Anonymous(), new System('stripe'), new TokenBearer('t', owner.id, null)]
    for (const actor of actors)
      await assert.rejects(() => new CreateInstallToken().handle(actor, { name: 'x' }), /Access/)
    const other = await aUser()
    const scoped = { name: 'x', entitlementId: entitlement.id }
    await assert.rejects(() => new CreateInstallToken().handle(other, scoped), /Access denied/)
    assert.equal(await rowCount('install_tokens'), 0)
  })

  test('are revoked by their owner or an admin, for the very next request', async ({ assert }) => {
    for (const who of ['owner', 'admin'] as const) {
      const { buyer, token, installToken, ...scene } = await aBuyerWithToken()
      assert.equal((await verify(token)).status, 200)

      const actor = who === 'owner' ? buyer : await aUser({ isAdmin: true })
      await new RevokeInstallToken().handle(actor, installToken.id)

      assert.equal((await verify(token)).status, 401)
      assert.equal((await ask(artifactPath(scene), bearing(token))).status, 401)
    }
    const { installToken } = await aBuyerWithToken()
    for (const other of [await aUser(), new Anonymous(), new System('scheduler')])
      await assert.rejects(() => new RevokeInstallToken().handle(other, installToken.id), /Access/)
    assert.isNull((await installToken.refresh()).revokedAt)
  })

  test('that are no good all get the same answer', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    const expired = await anInstallToken(scene.buyer, {
      expiresAt: DateTime.now().plus({ seconds: 1 }),
    })
    const revoked = await anInstallToken(scene.buyer)
    await new RevokeInstallToken().handle(scene.buyer, revoked.installToken.id)
    const suspended = await aBuyerWithToken()
    await suspended.buyer.merge({ suspendedAt: DateTime.now() }).save()
    await new Promise((later) => setTimeout(later, 1_100))

    const { token } = scene
    const headers: Record<string, string | string[]>[] = [
      {},
      { authorization: `Bearer ${mintToken()}` },
      { authorization: `Bearer ${expired.token}` },
      { authorization: `Bearer ${revoked.token}` },
      { authorization: `Bearer ${suspended.token}` },
      { authorization: `Bearer ${token.slice(0, -1)}` },
      { authorization: `Bearer ${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}` },
      { authorization: `Bearer ${token} ` + 'x' },
      { authorization: `Bearer  ${'a'.repeat(10_000)}` },
      { authorization: 'Bearer oat_MQ.c2VjcmV0' },
      { authorization: `Bearer fpm_${'٣'.repeat(38)}`.replace(/[^\0-\xff]/g, '\u00e9') },
      { authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` },
      { authorization: token },
      { authorization: [`Bearer ${token}`, `Bearer ${token}`] },
      { 'x-token': token, 'cookie': `token=${token}` },
    ]
    const doors = [
      '/api/core/v1/verify',
      `/api/core/v1/agents/${scene.listing.agentId}/releases`,
      artifactPath(scene),
    ]
    const bodies = new Set<string>()
    for (const [at, door] of doors.entries())
      for (const given of headers) {
        const answer = await ask(door, { method: at === 0 ? 'POST' : 'GET', headers: given })
        assert.equal(answer.status, 401, `${door} ${JSON.stringify(given).slice(0, 80)}`)
        assert.equal(answer.headers['www-authenticate'], 'Bearer realm="fleetprompt"')
        bodies.add(problemIn(answer))
      }
    assert.equal(bodies.size, 1)
    assert.include([...bodies][0], '"code":"token_invalid"')
    await scene.installToken.refresh()
    assert.isNull(scene.installToken.lastUsedAt)
  })

  test('are noted when used, and cost the database nothing when mistyped', async ({ assert }) => {
    const { token, installToken } = await aBuyerWithToken()
    await verify(token)
    await waitFor(async () => (await installToken.refresh()).lastUsedAt !== null)
    const first = installToken.lastUsedAt!.toMillis()
    await verify(token)
    await new Promise((later) => setTimeout(later, 200))
    assert.equal((await installToken.refresh()).lastUsedAt!.toMillis(), first)
  })

  test('limited to one entitlement open nothing else', async ({ assert }) => {
    const { buyer, entitlement, ...scene } = await aBuyerWithToken()
    const elsewhere = await aPublishedRelease()
    await anEntitlement(buyer, elsewhere.listing)
    const { token } = await anInstallToken(buyer, { entitlementId: entitlement.id })

    const verified = json(await verify(token))
    assert.equal(verified.token.scope, 'entitlement')
    assert.lengthOf(verified.entitlements, 1)
    assert.equal((await ask(artifactPath(scene), bearing(token))).status, 200)
    const refused = await ask(artifactPath(elsewhere), bearing(token))
    assert.equal(refused.status, 403)
    assert.equal(json(refused).reason.code, 'refused.token_scope')
  })

  test('run out of requests, with the time to wait', async ({ assert }) => {
    const { token } = await aBuyerWithToken()
    const last = await repeat(61, () => verify(token))
    assert.equal(last.status, 429)
    assert.equal(json(last).code, 'too_many_requests')
    assert.isAbove(Number(last.headers['retry-after']), 0)
    assert.equal(last.headers['ratelimit-limit'], '60')
    assert.equal(last.headers['ratelimit-remaining'], '0')
    await repeat(240, () => verify(mintToken()))
    assert.equal((await verify(mintToken())).status, 429)
  }).timeout(120_000)
})

test.group('Verifying a token', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  test('says what it opens, and why not any more after a refund', async ({ assert }) => {
    const { token, entitlement, listing, buyer } = await aBuyerWithToken()
    const [held] = json(await verify(token)).entitlements
    assert.include(held, {
      entitlement_id: entitlement.id,
      agent_id: listing.agentId,
      purchaser_user_id: buyer.id,
      publisher_id: listing.publisherId,
      status: 'active',
      core_status: 'active',
      kind: 'one_time',
      revoked_at: null,
    })
    assert.deepEqual(held.policy, {
      updates: { allowed: true, updates_until: null, major_range: '1.x' },
      artifacts: { signed_bundles_allowed: false },
    })
    assert.deepEqual(held.eligible_versions, ['1.0.0'])

    const at = DateTime.now().minus({ seconds: 1 })
    const refund = { reason: 'refund', causeRef: 'refund:1', at } as const
    await new RevokeEntitlement().handle(new System('stripe'), entitlement.id, refund)

    const [revoked] = json(await verify(token)).entitlements
    assert.equal(revoked.status, 'revoked')
    assert.equal(revoked.reason.code, 'revoked_refund')
    assert.isFalse(revoked.policy.updates.allowed)
    assert.deepEqual(revoked.eligible_versions, [])
    assert.isString(revoked.revoked_at)
  })

  test('can be about one agent, and carries neither cookies nor caching', async ({ assert }) => {
    const { token, buyer, listing } = await aBuyerWithToken()
    const elsewhere = await aPublishedRelease()
    await anEntitlement(buyer, elsewhere.listing)

    const answer = await verify(token, JSON.stringify({ agent_id: listing.agentId }))
    assert.deepEqual(
      json(answer).entitlements.map(({ agent_id: id }: { agent_id: string }) => id),
      [listing.agentId]
    )
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.notProperty(answer.headers, 'set-cookie')
    assert.lengthOf(json(await verify(token)).entitlements, 2)
  })

  test('answers nonsense with a problem, never with a failure', async ({ assert }) => {
    const { token } = await aBuyerWithToken()
    const bodies = [
      '{"agent_id":1}',
      '[]',
      '{',
      '{"agent_id":{"a":1}}',
      '{"agent_id":"\\u0000"}',
      'null',
    ]
    for (const body of bodies) {
      const { status } = await verify(token, body)
      assert.isBelow(status, 500, body)
    }
  })
})

async function repeat<Result>(times: number, work: () => Promise<Result>): Promise<Result> {
  for (let done = 1; done < times; done++) await work()
  return work()
}

async function rowsOf(table: string) {
  const { default: db } = await import('@adonisjs/lucid/services/db')
  return db.from(table)
}
