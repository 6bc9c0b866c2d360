import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type User from '#accounts/models/user'
import LiftSuspension from '#accounts/actions/lift_suspension'
import SuspendUser from '#accounts/actions/suspend_user'
import { endOfSession } from '#accounts/session_start'
import { cleanDatabase } from '#tests/database'
import { mailTo } from '#tests/mailbox'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import { Visitor } from '#tests/visitor'

const isSignedIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200

async function aVisitorSignedIn(user: User) {
  const visitor = new Visitor()
  await visitor.signIn(user.email, PASSWORD)
  return visitor
}

test.group('A session', (group) => {
  group.each.setup(() => cleanDatabase())

  test('gets a new id and a new CSRF secret when somebody signs in', async ({ assert }) => {
    const user = await aUser()
    const visitor = new Visitor()
    await visitor.get('/sign-in')
    const before = visitor.copy()
    const oldToken = before.cookies.get('XSRF-TOKEN')!
    await visitor.signIn(user.email, PASSWORD)

    assert.notEqual(visitor.sessionCookie, before.sessionCookie)
    assert.isTrue(await isSignedIn(visitor))
    assert.isFalse(await isSignedIn(before))
    const mixed = visitor.copy()
    mixed.cookies.set('XSRF-TOKEN', oldToken)
    assert.equal((await mixed.post('/sign-out', {})).status, 403)
  })

  test('is dead when somebody signs out, for a copy of its cookie too', async ({ assert }) => {
    const visitor = await aVisitorSignedIn(await aUser())
    const thief = visitor.copy()
    await visitor.post('/sign-out', {})

    assert.notEqual(visitor.sessionCookie, thief.sessionCookie)
    assert.isFalse(await isSignedIn(visitor))
    assert.isFalse(await isSignedIn(thief))
    assert.lengthOf(await db.from('sessions').whereNotNull('user_id'), 0)
  })

  test('has a cookie that scripts and other sites do not get', async ({ assert }) => {
    const visitor = new Visitor()
    const answer = await visitor.get('/sign-in')
    const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('fleetprompt='))!
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=1209600'])
      assert.include(line, attribute)
    assert.notInclude(line, 'Domain')
  })

  test('goes on where the password is changed, and ends everywhere else', async ({
    assert,
    db: database,
  }) => {
    const user = await aUser()
    const [here, there] = [await aVisitorSignedIn(user), await aVisitorSignedIn(user)]
    const stolen = here.copy()
    const change = { currentPassword: PASSWORD, password: 'a better password of mine' }
    assert.equal((await here.post('/account/password', change)).location, '/account')

    assert.isTrue(await isSignedIn(here))
    assert.isFalse(await isSignedIn(there))
    assert.isFalse(await isSignedIn(stolen))
    assert.equal((await there.signIn(user.email, PASSWORD)).location, '/sign-in')
    assert.equal((await there.signIn(user.email, change.password)).location, '/account')
    assert.equal((await mailTo(user.email)).subject, 'Your password was changed')
    await database.assertHas('audit_events', { action: 'user.password_changed' }, 1)
  })

  test('outlives a password change that is refused', async ({ assert, db: database }) => {
    const user = await aUser()
    const [here, there] = [await aVisitorSignedIn(user), await aVisitorSignedIn(user)]
    const guess = { currentPassword: 'not the password', password: 'a better password of mine' }
    await here.post('/account/password', guess)
    const { props } = await here.page('/account')
    assert.match(props.errors!.currentPassword, /not your current password/)
    await here.post('/account/password', { currentPassword: PASSWORD, password: user.email })
    assert.isString((await here.page('/account')).props.errors!.password)

    assert.isTrue(await isSignedIn(there))
    assert.equal((await user.refresh()).sessionsValidFrom, null)
    await database.assertMissing('audit_events', { action: 'user.password_changed' })
  })

  test('ends everywhere else when its owner says so', async ({ assert }) => {
    const user = await aUser()
    const bystander = await aVisitorSignedIn(await aUser())
    const [here, there] = [await aVisitorSignedIn(user), await aVisitorSignedIn(user)]
    await here.post('/account/sessions', {}, 'DELETE')

    assert.lengthOf(await db.from('sessions').where('user_id', user.id), 1)
    assert.isTrue(await isSignedIn(here))
    assert.isFalse(await isSignedIn(there))
    assert.isTrue(await isSignedIn(bystander))
  })

  test('does not come back when a request in flight writes it again', async ({ assert }) => {
    const user = await aUser()
    const [here, there] = [await aVisitorSignedIn(user), await aVisitorSignedIn(user)]
    const rows = await db.from('sessions').where('user_id', user.id)
    await here.post('/account/sessions', {}, 'DELETE')
    await db.table('sessions').multiInsert(rows).knexQuery.onConflict('id').ignore()

    assert.isFalse(await isSignedIn(there))
    assert.isTrue(await isSignedIn(here))
  })

  test('of a suspended person ends with their next request', async ({ assert }) => {
    const [user, admin] = [await aUser(), await aUser({ isAdmin: true })]
    const visitor = await aVisitorSignedIn(user)
    const rows = await db.from('sessions').where('user_id', user.id)
    await new SuspendUser().handle(admin, user.id, 'spam')
    assert.isFalse(await isSignedIn(visitor.copy()))

    await db.table('sessions').multiInsert(rows).knexQuery.onConflict('id').ignore()
    assert.isFalse(await isSignedIn(visitor))
    await new LiftSuspension().handle(admin, user.id)
    assert.equal((await visitor.signIn(user.email, PASSWORD)).location, '/account')
  })

  test('ends after 14 days without a visit', async ({ assert }) => {
    const user = await aUser()
    const visitor = await aVisitorSignedIn(user)
    const [{ expires_at: expiresAt }] = await db.from('sessions').where('user_id', user.id)
    assert.closeTo(expiresAt.getTime(), Date.now() + 14 * 86_400_000, 60_000)
    await db.from('sessions').update({ expires_at: new Date(Date.now() - 1000) })
    assert.isFalse(await isSignedIn(visitor))
  })

  test('ends 30 days after signing in, however often it was used', async ({ assert }) => {
    const user = await aUser()
    const daysAgo = (days: number) => DateTime.now().minus({ days }).toMillis()
    assert.isNull(endOfSession(user, daysAgo(29.9)))
    assert.match(endOfSession(user, daysAgo(30.1))!, /30 days/)
    for (const unknown of [undefined, null, 'yesterday', Number.NaN])
      assert.isString(endOfSession(user, unknown))
  })

  test('opens the download door only while it stands', async ({ assert, client }) => {
    const user = await aUser()
    const path = '/api/core/v1/agents/com.example.none/releases/1.0.0/artifacts/source'
    const old = { signedInAt: DateTime.now().minus({ days: 31 }).toMillis() }
    const tooOld = await client.get(path).loginAs(user).withSession(old)
    const standing = await client.get(path).loginAs(user)
    assert.deepEqual([tooOld.status(), standing.status()], [401, 404])
  })

  test('is not prolonged by being used', async ({ assert, client }) => {
    const user = await aUser()
    const old = { signedInAt: DateTime.now().minus({ days: 31 }).toMillis() }
    const answer = await client.get('/account').loginAs(user).withSession(old).redirects(0)
    assert.equal(answer.status(), 302)
    const young = { signedInAt: DateTime.now().minus({ days: 29 }).toMillis() }
    const page = await client.get('/account').loginAs(user).withSession(young)
    page.assertStatus(200)
    assert.equal(page.session('signedInAt'), young.signedInAt)
  })
})

test.group('The way back after signing in', (group) => {
  group.each.setup(() => cleanDatabase())

  test('leads to the page that asked, with its query', async ({ assert }) => {
    const user = await aUser()
    const visitor = new Visitor()
    assert.equal((await visitor.get('/account/security-events?before=9')).location, '/sign-in')
    const answer = await visitor.signIn(user.email, PASSWORD)
    assert.equal(answer.location, '/account/security-events?before=9')
  })

  test('never leads elsewhere', async ({ assert }) => {
    const user = await aUser()
    const hostile = ['//e.test', '/\\e.test', '/%5c/../\\e.test', 'https:e.test', 'https://e.test']
      .concat(['@e.test', '/\t/e.test', '/\n/e.test', 'javascript:alert(1)', '/.//e.test'])
      .concat(['/..//e.test', '///e.test', ' //e.test', '\\\\e.test', '/\u0000/e.test'])
    for (const next of hostile) {
      const visitor = new Visitor()
      await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`)
      const { location } = await visitor.signIn(user.email, PASSWORD)
      const target = new URL(location!, process.env.APP_URL)
      assert.equal(target.origin, process.env.APP_URL, JSON.stringify(next))
      assert.match(location!, /^\/(?![/\\])/, JSON.stringify(next))
    }
    const visitor = new Visitor()
    await visitor.get('/sign-in?next=%2Fagents%2Fcom.example.one%3Ftab%3Dversions')
    const { location } = await visitor.signIn(user.email, PASSWORD)
    assert.equal(location, '/agents/com.example.one?tab=versions')
  })
})
