import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import InstallToken from '#delivery/models/install_token'
import { isWellFormed } from '#delivery/token_format'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import { anInstallToken } from '#tests/scenarios/delivery'
import { waitFor } from '#tests/scenarios/waiting'
import { Visitor } from '#tests/visitor'

test.group('The page of install tokens', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('makes a token and lists it without itself', async ({ client, assert }) => {
    const user = await aUser()
    const made = await client
      .post('/library/tokens')
      .form({ name: 'Laptop', entitlementId: '', expiresAt: '2199-12-31' })
      .loginAs(user)
      .withCsrfToken()
      .redirects(0)

    made.assertStatus(302)
    const row = await InstallToken.findByOrFail('userId', user.id)
    assert.equal(row.expiresAt!.toISODate(), '2199-12-31')

    const page = await client.get('/library/tokens').loginAs(user).withInertia()
    page.assertInertiaComponent('library/tokens')
    const { minted, tokens } = page.inertiaProps as {
      minted: null
      tokens: Record<string, unknown>[]
    }
    assert.isNull(minted)
    assert.sameMembers(Object.keys(tokens[0]), [
      ...['id', 'name', 'lastFour', 'state', 'createdAt', 'lastUsedAt', 'expiresAt', 'scope'],
    ])
  })

  test('revokes one’s own tokens, and nobody else’s', async ({ client, assert }) => {
    const { installToken } = await anInstallToken(await aUser())
    const path = `/library/tokens/${installToken.id}`
    const stranger = await client
      .delete(path)
      .loginAs(await aUser())
      .withCsrfToken()
    stranger.assertStatus(404)
    assert.isNull((await installToken.refresh()).revokedAt)
    assert.equal(await rowCount('audit_events', { action: 'install_token.revoked' }), 0)
  })

  test('is for people who signed in', async ({ client, assert }) => {
    for (const request of [
      client.get('/library/tokens'),
      client.post('/library/tokens').withCsrfToken(),
    ]) {
      const answer = await request.redirects(0)
      assert.match(answer.header('location')!, /sign-in/)
    }
    assert.equal(await rowCount('install_tokens'), 0)
  })

  test('refuses a day in the past, a name of blanks and another person’s entitlement', async ({
    client,
    assert,
  }) => {
    const user = await aUser()
    for (const form of [
      { name: 'x', expiresAt: '2020-01-01' },
      { name: '   ' },
      { name: 'x', entitlementId: '01a20529-0d98-79a9-9efd-d2458e9f2a3c' },
      { name: 'x', entitlementId: 'not-an-id' },
    ])
      await client.post('/library/tokens').form(form).loginAs(user).withCsrfToken().redirects(0)
    assert.equal(await rowCount('install_tokens'), 0)
  })
})

test.group('A new install token', (group) => {
  group.each.setup(() => cleanDatabase())
  group.teardown(() => cleanDatabase())

  test('wants a sign-in of the last hours, and leads back', async ({ assert, db: rows }) => {
    const user = await aUser()
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    await visitor.page('/library/tokens')
    await signedInHoursAgo(11)
    const made = await visitor.post('/library/tokens', { name: 'Laptop' })
    assert.equal(made.location, '/library/tokens')

    await signedInHoursAgo(13)
    const late = await visitor.post('/library/tokens', { name: 'Desktop' })
    assert.equal(late.location, '/sign-in')
    await rows.assertCount('install_tokens', 1)
    assert.match((await visitor.page('/sign-in')).props.flash!.error!, /please sign in again/)
    assert.equal((await visitor.signIn(user.email, PASSWORD)).location, '/library/tokens')
    await visitor.page('/library/tokens')
    await visitor.post('/library/tokens', { name: 'Desktop' })
    await rows.assertCount('install_tokens', 2)
  })

  test('is one of fifty at most, also when several are made at once', async ({
    assert,
    db: rows,
  }) => {
    const user = await aUser()
    for (let made = 0; made < 48; made++) await anInstallToken(user)
    // Somebody else holds the owner's row until all six are on their way.
    const other = await db.transaction()
    await other.from('users').where('id', user.id).forUpdate()
    const making = Promise.allSettled(Array.from({ length: 6 }, () => anInstallToken(user)))
    await waitFor(async () => {
      const waiting = await db.from('pg_stat_activity').where('wait_event_type', 'Lock')
      return waiting.length >= 6
    })
    await other.commit()
    const outcomes = await making
    assert.lengthOf(
      outcomes.filter(({ status }) => status === 'fulfilled'),
      2
    )
    await rows.assertCount('install_tokens', 50)
  })

  test('is made twenty times an hour at most', async ({ assert, db: rows }) => {
    const user = await aUser()
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    await visitor.page('/library/tokens')
    for (let made = 1; made <= 20; made++)
      assert.equal((await visitor.post('/library/tokens', { name: 'Laptop' })).status, 302)
    assert.equal((await visitor.post('/library/tokens', { name: 'Laptop' })).status, 429)
    await rows.assertCount('install_tokens', 20)
  })

  test('is shown once, and never lies in the database', async ({ assert }) => {
    const user = await aUser()
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    await visitor.page('/library/tokens')
    await visitor.post('/library/tokens', { name: 'Laptop' })
    const sessions = JSON.stringify(await db.from('sessions'))

    const shown = await visitor.page('/library/tokens')
    const token = shown.props.minted as string
    assert.isTrue(isWellFormed(token))
    assert.equal((await InstallToken.findByOrFail('userId', user.id)).lastFour, token.slice(-4))
    assert.notInclude(sessions, token)
    const again = await visitor.get('/library/tokens')
    assert.notInclude(again.body, token)
  })
})

/** Lets every session have begun so long ago. */
const signedInHoursAgo = (hours: number) =>
  db.rawQuery(`update sessions set data = regexp_replace(data, '"signedInAt":\\d+', ?)`, [
    `"signedInAt":${Date.now() - hours * 3_600_000}`,
  ])
