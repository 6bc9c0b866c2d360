import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import mail from '@adonisjs/mail/services/main'
import { System } from '#accounts/actor'
import MailLink from '#accounts/actions/mail_link'
import SuspendUser from '#accounts/actions/suspend_user'
import { digestOf } from '#accounts/email_link'
import { cleanDatabase } from '#tests/database'
import { emptyMailbox, linkIn, mailsTo, mailTo } from '#tests/mailbox'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import { Visitor } from '#tests/visitor'

const NEW = 'a better password of mine'
const tokenIn = (link: string) => new URLSearchParams(link.split('?')[1]).get('token')!

async function aResetLink(email: string, nth = 1) {
  await new Visitor().post('/forgotten-password', { email })
  return linkIn(await mailTo(email, { nth }))
}

test.group('A link to choose a new password', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await emptyMailbox()
  })

  test('changes the password once, signs out everywhere and tells the owner', async ({
    assert,
    db: database,
  }) => {
    const user = await aUser({ verified: false })
    await user.merge({ emailVerifiedAt: null }).save()
    const link = await aResetLink(user.email)
    const visitor = new Visitor()
    assert.equal((await visitor.page(link)).props.email, user.email)
    const reset = await visitor.post(link, { password: NEW })
    assert.equal(reset.location, '/sign-in')

    assert.equal((await visitor.signIn(user.email, PASSWORD)).location, '/sign-in')
    assert.equal((await visitor.signIn(user.email, NEW)).location, '/library')
    await database.assertHas('audit_events', { action: 'user.password_reset' }, 1)
    assert.equal((await mailTo(user.email, { nth: 2 })).subject, 'Your password was changed')

    const again = await new Visitor().post(link, { password: 'yet another one of mine' })
    assert.equal(again.location, link)
    assert.isTrue((await user.refresh()).isVerified)
    assert.equal((await new Visitor().signIn(user.email, NEW)).location, '/library')
  })

  test('ends the sessions of a thief', async ({ assert }) => {
    const user = await aUser()
    const thief = new Visitor()
    await thief.signIn(user.email, PASSWORD)
    await new Visitor().post(await aResetLink(user.email), { password: NEW })
    assert.equal((await thief.get('/account')).location, '/sign-in')
  })

  test('used twice at once changes the password once', async ({ assert, db: database }) => {
    const user = await aUser()
    const link = await aResetLink(user.email)
    await Promise.all(
      [1, 2, 3, 4].map((number) => new Visitor().post(link, { password: `${NEW} ${number}` }))
    )
    await database.assertHas('audit_events', { action: 'user.password_reset' }, 1)
    assert.lengthOf(await db.from('email_tokens').whereNull('used_at'), 0)
  })

  test('refuses a weak password without being used up', async ({ assert }) => {
    const user = await aUser({ email: 'marguerite.dubois@example.test' })
    const link = await aResetLink(user.email)
    const visitor = new Visitor()
    for (const password of ['short', 'password123', 'marguerite.dubois']) {
      assert.equal((await visitor.post(link, { password })).location, link)
      assert.isString((await visitor.page(link)).props.errors?.password, password)
    }
    assert.equal((await visitor.post(link, { password: NEW })).location, '/sign-in')
  })

  test('stops working after 45 minutes, and when a newer one was sent', async ({ assert }) => {
    const user = await aUser()
    const first = await aResetLink(user.email)
    const second = await aResetLink(user.email, 2)
    const visitor = new Visitor()
    assert.isNull((await visitor.page(first)).props.email)
    assert.equal((await visitor.page(second)).props.email, user.email)

    const [{ expires_at: expiresAt }] = await db.from('email_tokens').whereNull('used_at')
    assert.closeTo(expiresAt.getTime(), Date.now() + 45 * 60_000, 60_000)
    await db.from('email_tokens').update({ expires_at: new Date(Date.now() - 1) })
    assert.isNull((await visitor.page(second)).props.email)
    await visitor.post(second, { password: NEW })
    assert.match((await visitor.page(second)).props.flash!.error!, /Ask for a new one/)
    assert.equal((await visitor.signIn(user.email, PASSWORD)).location, '/library')
  })

  test('is asked for alike by those who have an account and those who have none', async ({
    assert,
    db: database,
  }) => {
    const user = await aUser()
    const [known, unknown] = await Promise.all(
      [user.email, 'nobody@example.test'].map((email) =>
        new Visitor().post('/forgotten-password', { email })
      )
    )
    assert.deepEqual(
      [known.status, known.location, known.body, [...known.headers.keys()].sort()],
      [unknown.status, unknown.location, unknown.body, [...unknown.headers.keys()].sort()]
    )
    await mailTo(user.email)
    assert.lengthOf(await mailsTo('nobody@example.test'), 0)
    await database.assertHas('audit_events', { action: 'user.link_mailed' }, 1)
  })

  test('never goes to a suspended person', async ({ assert, db: database }) => {
    const [user, admin] = [await aUser(), await aUser({ isAdmin: true })]
    await new SuspendUser().handle(admin, user.id, 'spam')
    const request = { purpose: 'reset_password', email: user.email } as const
    await new MailLink().handle(new System('scheduler'), request)
    assert.lengthOf(await mailsTo(user.email), 0)
    await database.assertCount('email_tokens', 0)
  })

  test('is mailed three times an hour at most', async ({ assert }) => {
    const user = await aUser()
    const visitor = new Visitor()
    for (let attempt = 1; attempt <= 3; attempt++)
      await visitor.post('/forgotten-password', { email: user.email })
    const answer = await visitor.post('/forgotten-password', { email: user.email.toUpperCase() })
    assert.equal(answer.status, 429)
    assert.isString(answer.headers.get('retry-after'))

    await mailTo(user.email, { nth: 3 })
    const request = { purpose: 'reset_password', email: user.email } as const
    await new MailLink().handle(new System('scheduler'), request)
    assert.lengthOf(await mailsTo(user.email), 3)
  })

  test('that the mail server does not take never was', async ({
    assert,
    cleanup,
    db: database,
  }) => {
    const user = await aUser()
    const send = mail.send
    cleanup(() => void (mail.send = send))
    mail.send = () => Promise.reject(new Error('451 try again later'))
    const request = { purpose: 'reset_password', email: user.email } as const
    await assert.rejects(() => new MailLink().handle(new System('scheduler'), request), /451/)
    await database.assertCount('email_tokens', 0)
    await database.assertMissing('audit_events', { action: 'user.link_mailed' })

    mail.send = send
    await new MailLink().handle(new System('scheduler'), request)
    assert.equal((await mailTo(user.email)).subject, 'Choose a new password')
  })

  test('is at rest nowhere but as a digest', async ({ assert }) => {
    const user = await aUser()
    const link = await aResetLink(user.email)
    const token = tokenIn(link)
    assert.match(token, /^[A-Za-z0-9_-]{43}$/)
    await new Visitor().get(link)

    const [row] = await db.from('email_tokens')
    assert.isTrue(digestOf(token).equals(row.token_sha256))
    const { rows } = await db.rawQuery(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`
    )
    for (const { name } of rows) {
      const found = await db.rawQuery(`select 1 from ${name} t where t::text like ?`, [
        `%${token}%`,
      ])
      assert.lengthOf(found.rows, 0, name)
    }
  })

  test('opens a page that no other site and no cache learns of', async ({ assert }) => {
    const user = await aUser()
    const { headers } = await new Visitor().get(await aResetLink(user.email))
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.match(headers.get('cache-control')!, /no-store/)
  })

  test('leads to the address of this shop, whatever Host the request named', async ({ assert }) => {
    const user = await aUser()
    const visitor = new Visitor()
    await visitor.get('/sign-in', { 'X-Forwarded-Host': 'e.test' })
    await visitor.post('/forgotten-password', { email: user.email })
    const sent = await mailTo(user.email)
    assert.isTrue(linkIn(sent).startsWith('/reset-password?token='))
    assert.notInclude(sent.text + sent.html, 'e.test/')
  })

  test('is not a link of the other kind', async ({ assert }) => {
    const user = await aUser({ verified: false })
    const reset = tokenIn(await aResetLink(user.email))
    await new Visitor().post('/verify-email', { token: reset })
    assert.isFalse((await user.refresh()).isVerified)
    for (const token of ['', 'x', 'a'.repeat(43), '\u0000', 'a'.repeat(5_000)]) {
      const path = `/reset-password?token=${encodeURIComponent(token)}`
      assert.isNull((await new Visitor().page(path)).props.email)
      const answer = await new Visitor().post(path, { password: NEW })
      assert.equal(answer.status, 302)
    }
  })
})

test.group('A link to confirm an address', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await emptyMailbox()
  })

  test('is sent again to those who wait, with the same answer for all', async ({ assert }) => {
    const [waiting, confirmed] = [await aUser({ verified: false }), await aUser()]
    const answers = await Promise.all(
      [waiting.email, confirmed.email, 'nobody@example.test'].map((email) =>
        new Visitor().post('/verify-email/resend', { email })
      )
    )
    for (const { status, location, body } of answers)
      assert.deepEqual([status, location, body], [302, '/check-mail', answers[0].body])
    assert.equal((await mailTo(waiting.email)).subject, 'Confirm your e-mail address')
    assert.lengthOf(await mailsTo(confirmed.email), 0)
    assert.lengthOf(await mailsTo('nobody@example.test'), 0)
  })

  test('confirms nothing by being opened, and once by being used', async ({ assert, db: base }) => {
    const user = await aUser({ verified: false })
    await new Visitor().post('/verify-email/resend', { email: user.email })
    const link = linkIn(await mailTo(user.email))
    await new Visitor().get(link)
    await new Visitor().get(link)
    assert.isFalse((await user.refresh()).isVerified)

    const visitor = new Visitor()
    await visitor.post('/verify-email', { token: tokenIn(link) })
    assert.isTrue((await user.refresh()).isVerified)
    assert.match((await visitor.page('/sign-in')).props.flash!.success!, /confirmed/)
    await visitor.post('/verify-email', { token: tokenIn(link) })
    await base.assertHas('audit_events', { action: 'user.email_verified' }, 1)
  })
})
