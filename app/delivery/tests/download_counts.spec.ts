import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import { mintToken } from '#delivery/token_format'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import {
  aBuyerWithToken,
  anEntitlement,
  anInstallToken,
  artifactPath,
} from '#tests/scenarios/delivery'
import { ask, bearing, json } from '#tests/scenarios/http'
import { waitFor } from '#tests/scenarios/waiting'

test.group('A download', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  test('is noted once, by the request that brings the first byte', async ({ assert }) => {
    const scene = await aBuyerWithToken()
    const path = artifactPath(scene)
    await ask(path, bearing(scene.token, { range: 'bytes=0-9' }))
    await ask(path, bearing(scene.token, { range: 'bytes=10-' }))
    await ask(path, { ...bearing(scene.token), method: 'HEAD' })
    await ask(path, bearing(scene.token, { 'if-none-match': '*' }))
    await ask(path, bearing((await anInstallToken(await aUser())).token))

    await waitFor(async () => (await rowCount('downloads')) > 0)
    await new Promise((later) => setTimeout(later, 200))
    const rows = await db.from('downloads')
    assert.lengthOf(rows, 1)
    assert.include(rows[0], {
      user_id: scene.buyer.id,
      install_token_id: scene.installToken.id,
      entitlement_id: scene.entitlement.id,
      listing_id: scene.listing.id,
    })
    assert.equal((await scene.listing.refresh()).downloadsCount, 1)
  })

  test('makes a listing popular once a buyer and day, and never by its own publisher', async ({
    assert,
    client,
  }) => {
    const scene = await aBuyerWithToken()
    const path = artifactPath(scene)
    const firstByte = { range: 'bytes=0-0' }
    await Promise.all(Array.from({ length: 5 }, () => ask(path, bearing(scene.token, firstByte))))
    const second = await anInstallToken(scene.buyer)
    await ask(path, bearing(second.token))
    const own = await anInstallToken(scene.owner)
    for (let turn = 0; turn < 5; turn++) await ask(path, bearing(own.token, firstByte))
    const admin = await client.get(path).loginAs(await aUser({ isAdmin: true }))
    admin.assertStatus(200)
    await waitFor(async () => (await rowCount('downloads')) === 12)
    assert.equal((await scene.listing.refresh()).downloadsCount, 1)

    const other = await aUser()
    await anEntitlement(other, scene.listing)
    await ask(path, bearing((await anInstallToken(other)).token))
    await waitFor(async () => (await rowCount('downloads')) === 13)
    assert.equal((await scene.listing.refresh()).downloadsCount, 2)

    await db.from('downloads').update({ counted_on: '2026-01-01' }).where('user_id', other.id)
    await ask(path, bearing(scene.token))
    await ask(path, bearing((await anInstallToken(other)).token))
    await waitFor(async () => (await rowCount('downloads')) === 15)
    assert.equal((await scene.listing.refresh()).downloadsCount, 3)
  })
})

test.group('The artifact door', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(() => limiter.clear(['memory']))

  for (const method of ['GET', 'HEAD'])
    test(`tires of a network that tries tokens (T8, ${method})`, async ({ assert }) => {
      const scene = await aBuyerWithToken()
      const path = artifactPath(scene)
      const wrong = () => ask(path, { ...bearing(mintToken()), method })
      const statuses: number[] = []
      for (let turn = 0; turn < 50; turn++) {
        const answers = await Promise.all(Array.from({ length: 20 }, wrong))
        statuses.push(...answers.map(({ status }) => status))
      }
      assert.deepEqual(new Set(statuses), new Set([401, 429]))
      assert.equal(statuses.filter((status) => status === 401).length, 600)

      const good = await ask(path, bearing(scene.token))
      assert.equal(good.status, 429)
      assert.equal(json(good).code, 'too_many_requests')
      assert.isAbove(Number(good.headers['retry-after']), 0)
    }).timeout(60_000)

  test('gives each good token so many downloads an hour, and keeps no count for others', async ({
    assert,
  }) => {
    const scene = await aBuyerWithToken()
    const path = artifactPath(scene)
    const wrong = await ask(path, bearing(mintToken()))
    assert.equal(wrong.headers['ratelimit-limit'], '600')
    for (let turn = 0; turn < 120; turn++)
      assert.equal((await ask(path, bearing(scene.token, { range: 'bytes=0-0' }))).status, 206)
    const last = await ask(path, bearing(scene.token))
    assert.equal(last.status, 429)
    assert.equal(last.headers['ratelimit-limit'], '120')
    assert.equal((await ask(path, { ...bearing(scene.token), method: 'HEAD' })).status, 200)
    const other = await anInstallToken(scene.buyer)
    assert.equal((await ask(path, bearing(other.token))).status, 200)
  })
})
