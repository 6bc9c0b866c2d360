import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import { System } from '#accounts/actor'
import TakeDownListing from '#catalog/actions/take_down_listing'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import YankRelease from '#releases/actions/yank_release'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import {
  aBuyerWithToken,
  anEntitlement,
  anInstallToken,
  artifactPath,
} from '#tests/scenarios/delivery'
import { ask, bearing, json, problemIn } from '#tests/scenarios/http'
import { aDraftRelease, aPublishedRelease } from '#tests/scenarios/releases'

const refund = (entitlementId: string) =>
  new RevokeEntitlement().handle(new System('stripe'), entitlementId, {
    reason: 'refund',
    causeRef: 'refund:1',
    at: DateTime.now().minus({ seconds: 1 }),
  })

test.group('The right to download', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  test('comes with an entitlement, and goes with it, between two ranges too (D13)', async ({
    assert,
  }) => {
    const scene = await aBuyerWithToken()
    const path = artifactPath(scene)
    const first = await ask(path, bearing(scene.token, { range: 'bytes=0-9' }))
    assert.equal(first.status, 206)

    await refund(scene.entitlement.id)

    const second = await ask(
      path,
      bearing(scene.token, { 'range': 'bytes=10-19', 'if-range': first.headers.etag! })
    )
    assert.equal(second.status, 403)
    assert.equal(json(second).code, 'not_entitled')
    assert.equal(json(second).reason.code, 'refused.revoked_refund')
    assert.equal(json(second).detail, json(second).reason.message)
    assert.equal(second.headers['content-type'], 'application/problem+json')
    assert.notProperty(second.headers, 'etag')
  })

  test('is asked for before conditions and ranges (D11)', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    const { token } = await anInstallToken(await aUser())
    const etag = `"sha256-${scene.release.checkReport.sha256}"`
    const conditions: Record<string, string>[] = [
      { 'if-none-match': '*' },
      { 'if-none-match': etag },
      { 'if-match': '"other"' },
      { range: 'bytes=99999999-' },
    ]
    for (const condition of conditions) {
      assert.equal((await ask(artifactPath(scene), bearing(token, condition))).status, 403)
      assert.equal((await ask(artifactPath(scene), { headers: condition })).status, 401)
      const head = { ...bearing(token, condition), method: 'HEAD' }
      assert.equal((await ask(artifactPath(scene), head)).status, 403)
    }
  })

  test('covers one major line (T5)', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    const next = await aPublishedRelease({ on: scene, version: '2.0.0' })
    const answer = await ask(artifactPath(next), bearing(scene.token))
    assert.equal(answer.status, 403)
    assert.equal(json(answer).reason.code, 'refused.other_major')
  })

  test('does not tell a draft from nothing at all', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    const draft = await aDraftRelease({ on: scene, version: '1.1.0' })
    const hidden = await aDraftRelease()
    const absent = { listing: scene.listing, release: { version: '9.9.9' } }
    const places = [draft, hidden, absent].map((place) => artifactPath(place))
    const bodies = new Set<string>()
    for (const path of [...places, artifactPath(scene, 'other.tar.gz')]) {
      const answer = await ask(path, bearing(scene.token))
      assert.equal(answer.status, 404)
      bodies.add(problemIn(answer))
    }
    assert.equal(bodies.size, 1)
  })

  test('to a free agent is anybody’s who signed in, or any library token’s', async ({
    assert,
    client,
  }) => {
    const scene = await aPublishedRelease({ plan: 'free' })
    const visitor = await aUser()
    const { token } = await anInstallToken(visitor)
    assert.equal((await ask(artifactPath(scene), bearing(token))).status, 200)
    const browser = await client.get(artifactPath(scene)).loginAs(visitor)
    browser.assertStatus(200)
    assert.equal((await ask(artifactPath(scene))).status, 401)
  })

  test('belongs to the publisher, drafts included, and to an admin, on the record', async ({
    assert,
    client,
    db: rows,
  }) => {
    const scene = await aPublishedRelease()
    const draft = await aDraftRelease({ on: scene, version: '1.1.0' })
    for (const release of [scene, draft]) {
      const own = await client.get(artifactPath(release)).loginAs(scene.owner)
      own.assertStatus(200)
    }
    assert.equal(await rowCount('audit_events', { action: 'release.downloaded_by_admin' }), 0)

    const admin = await aUser({ isAdmin: true })
    const curious = await client.get(artifactPath(scene)).loginAs(admin)
    curious.assertStatus(200)
    await rows.assertHas('audit_events', {
      action: 'release.downloaded_by_admin',
      actor: admin.label,
    })
    const { token } = await anInstallToken(admin)
    assert.equal((await ask(artifactPath(scene), bearing(token))).status, 403)
    const buyer = await client.get(artifactPath(scene)).loginAs(await aUser())
    buyer.assertStatus(403)
  })

  test('stays with those who had it when a release is yanked', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    await new YankRelease().handle(scene.owner, scene.release.id, { reason: 'broken' })
    assert.equal((await ask(artifactPath(scene), bearing(scene.token))).status, 200)

    const late = await aUser()
    await anEntitlement(late, scene.listing, { issuedAt: DateTime.now().plus({ seconds: 1 }) })
    const { token } = await anInstallToken(late)
    const answer = await ask(artifactPath(scene), bearing(token))
    assert.equal(json(answer).reason?.code, 'refused.yanked')
  })

  test('ends for everybody when the marketplace takes an agent or a release down', async ({
    assert,
    client,
  }) => {
    const scene = await aBuyerWithToken()
    const other = await aBuyerWithToken()
    await new TakeDownListing().handle(await aUser({ isAdmin: true }), scene.listing.id, 'Malware.')
    await db.from('releases').where('id', other.release.id).update({ taken_down_at: new Date() })

    const agent = await ask(artifactPath(scene), bearing(scene.token))
    assert.equal(json(agent).reason.code, 'refused.listing_taken_down')
    const release = await ask(artifactPath(other), bearing(other.token))
    assert.equal(json(release).reason.code, 'refused.taken_down')
    const own = await client.get(artifactPath(other)).loginAs(other.owner)
    own.assertStatus(403)
    const stranger = await anInstallToken(await aUser())
    assert.equal((await ask(artifactPath(scene), bearing(stranger.token))).status, 404)
  })

  test('ignores cookies next to a token', async ({ assert, client }) => {
    const scene = await aPublishedRelease()
    const { token } = await anInstallToken(await aUser())
    const both = await client.get(artifactPath(scene)).loginAs(scene.owner).bearerToken(token)
    both.assertStatus(403)
    const bad = await client
      .get(artifactPath(scene))
      .loginAs(scene.owner)
      .header('authorization', 'Bearer x')
    bad.assertStatus(401)
    assert.equal(await rowCount('downloads'), 0)
  })

  test('ends with the session it was used in', async ({ client }) => {
    const scene = await aPublishedRelease()
    const ended = { signedInAt: DateTime.now().minus({ days: 31 }).toMillis() }
    const old = await client.get(artifactPath(scene)).loginAs(scene.owner).withSession(ended)
    old.assertStatus(401)
    await scene.owner.merge({ sessionsValidFrom: DateTime.now().plus({ seconds: 1 }) }).save()
    const reset = await client.get(artifactPath(scene)).loginAs(scene.owner)
    reset.assertStatus(401)
  })
})
