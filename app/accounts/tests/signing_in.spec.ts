import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Argon } from '@adonisjs/core/hash/drivers/argon'
import db from '@adonisjs/lucid/services/db'
import { hashPassword, passwordMatches } from '#accounts/hashing'
import SuspendUser from '#accounts/actions/suspend_user'
import { TooManySigningIn } from '#accounts/errors'
import { cleanDatabase } from '#tests/database'
import { emptyMailbox, mailTo } from '#tests/mailbox'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import { Visitor } from '#tests/visitor'

test.group('Signing in', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await emptyMailbox()
  })

  test('is refused alike for an unknown address and for a wrong password', async ({ assert }) => {
    const user = await aUser()
    const [visitor, stranger] = [new Visitor(), new Visitor()]
    const wrong = await visitor.signIn(user.email, 'not the password')
    const unknown = await stranger.signIn('nobody@example.test', 'not the password')

    assert.equal(wrong.location, '/sign-in')
    assert.deepEqual(
      [wrong.status, wrong.location, wrong.body, [...wrong.headers.keys()].sort()],
      [unknown.status, unknown.location, unknown.body, [...unknown.headers.keys()].sort()]
    )
    const { props } = await visitor.page('/sign-in')
    assert.deepEqual(props.errors, (await stranger.page('/sign-in')).props.errors)
    assert.match(props.errors!.email, /do not belong together/)
    assert.isUndefined(props.viewer)
  })

  test('takes the password exactly as it was chosen', async ({ assert }) => {
    const user = await aUser({ password: '  Spaces, ünïcode (e\u0301) & NUL\u0000 stay  ' })
    const refused = await new Visitor().signIn(
      user.email,
      'Spaces, ünïcode (e\u0301) & NUL\u0000 stay'
    )
    const composed = await new Visitor().signIn(
      user.email,
      '  Spaces, ünïcode (é) & NUL\u0000 stay  '
    )
    const taken = await new Visitor().signIn(
      user.email,
      '  Spaces, ünïcode (e\u0301) & NUL\u0000 stay  '
    )
    assert.deepEqual(
      [refused.location, composed.location, taken.location],
      ['/sign-in', '/sign-in', '/library']
    )
  })

  test('before the address is confirmed mails another link instead', async ({ assert }) => {
    const user = await aUser({ verified: false })
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    const { props } = await visitor.page('/sign-in')
    assert.match(props.errors!.email, /Confirm your e-mail address/)
    assert.isUndefined(props.viewer)
    assert.equal((await mailTo(user.email)).subject, 'Confirm your e-mail address')

    await visitor.signIn(user.email, 'not the password')
    assert.match((await visitor.page('/sign-in')).props.errors!.email, /do not belong together/)
  })

  test('of a suspended person is refused, and says so only to them', async ({ assert }) => {
    const user = await aUser()
    await new SuspendUser().handle(await aUser({ isAdmin: true }), user.id, 'spam')
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    assert.match((await visitor.page('/sign-in')).props.errors!.email, /suspended/)
    await visitor.signIn(user.email, 'not the password')
    assert.match((await visitor.page('/sign-in')).props.errors!.email, /do not belong together/)
  })

  test('is refused after ten wrong attempts from one network', async ({ assert }) => {
    const user = await aUser()
    const visitor = new Visitor()
    for (let attempt = 1; attempt <= 10; attempt++)
      await visitor.signIn(`person${attempt}@example.test`, 'not the password')
    const answer = await visitor.signIn(user.email, PASSWORD)

    assert.equal(answer.status, 429)
    assert.isAtMost(Number(answer.headers.get('retry-after')), 15 * 60)
    assert.isAtLeast(Number(answer.headers.get('retry-after')), 14 * 60)
    const spoofed = await visitor.send('POST', '/sign-in', {
      headers: {
        'Content-Type': 'application/json',
        'X-Forwarded-For': '203.0.113.9',
        'X-XSRF-TOKEN': decodeURIComponent(visitor.cookies.get('XSRF-TOKEN')!),
      },
      body: JSON.stringify({ email: user.email, password: PASSWORD }),
    })
    assert.equal(spoofed.status, 429)
  })

  test('rightly costs nothing', async ({ assert }) => {
    const user = await aUser()
    for (let attempt = 1; attempt <= 12; attempt++)
      assert.equal((await new Visitor().signIn(user.email, PASSWORD)).location, '/library')
  })

  test('slows down for an account under attack, tells its owner, and lets them in', async ({
    assert,
  }) => {
    const user = await aUser()
    for (let attempt = 1; attempt <= 20; attempt++) {
      if (attempt % 10 === 1)
        await db.from('rate_limits').where('key', 'like', '%sign_in:%').delete()
      await new Visitor().signIn(user.email, 'not the password')
    }
    await db.from('rate_limits').where('key', 'like', '%sign_in:%').delete()
    const started = performance.now()
    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).location, '/library')
    assert.isAtLeast(performance.now() - started, 2_000)
    const mail = await mailTo(user.email)
    assert.equal(mail.subject, 'Somebody keeps trying to sign in to your account')
  })

  test('is counted in this process when the database cannot count', async ({ assert, cleanup }) => {
    const user = await aUser()
    await db.rawQuery('alter table rate_limits rename to out_of_order')
    cleanup(() => db.rawQuery('alter table out_of_order rename to rate_limits'))

    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).location, '/library')
    for (let attempt = 1; attempt <= 10; attempt++)
      await new Visitor().signIn('nobody@example.test', 'not the password')
    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).status, 429)
  })

  test('hashes anew what was hashed with weaker parameters', async ({ assert }) => {
    const user = await aUser()
    const weak = new Argon({ variant: 'id', iterations: 2, memory: 8192, parallelism: 1 })
    await user.merge({ password: await weak.make(PASSWORD) }).save()
    await new Visitor().signIn(user.email, PASSWORD)

    await user.refresh()
    assert.match(user.password, /^\$argon2id\$v=19\$m=24576,t=3,p=1\$/)
    assert.isTrue(await passwordMatches(user.password, PASSWORD))
  })

  test('hashes two passwords at once and lets twenty wait', async ({ assert }) => {
    const rush = Array.from({ length: 30 }, () => hashPassword(PASSWORD))
    const outcomes = await Promise.allSettled(rush)
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    assert.lengthOf(refused, 8)
    for (const { reason } of refused) assert.instanceOf(reason, TooManySigningIn)
    await assert.doesNotReject(() => hashPassword(PASSWORD))
  })

  test('is answered with 503 and Retry-After while the queue is full', async ({ assert }) => {
    const user = await aUser()
    const visitor = new Visitor()
    await visitor.get('/sign-in')
    const rush = Array.from({ length: 22 }, () => hashPassword(PASSWORD))
    const answer = await visitor.signIn(user.email, PASSWORD)
    await Promise.all(rush)

    assert.equal(answer.status, 503)
    assert.equal(answer.headers.get('retry-after'), '5')
    assert.include(answer.body, 'Many people are signing in')
    assert.equal((await visitor.signIn(user.email, PASSWORD)).location, '/library')
  })

  test('leaves a trail of what was refused and what was not', async ({ assert, db: database }) => {
    const user = await aUser()
    const visitor = new Visitor()
    await visitor.signIn(user.email, 'not the password')
    await visitor.signIn(user.email, PASSWORD)
    await visitor.post('/sign-out', {})
    await database.assertHas('audit_events', { action: 'user.signed_in', actor: user.label }, 1)
    await database.assertHas('audit_events', { action: 'user.signed_out', actor: user.label }, 1)
    for (let tries = 0; tries < 100 && (await countRefused(user.id)) === 0; tries++) await wait(100)
    assert.equal(await countRefused(user.id), 1)
  })
})

async function countRefused(userId: string): Promise<number> {
  const events = await db
    .from('audit_events')
    .where({ user_id: userId, action: 'user.sign_in_refused' })
  return events.length
}
