import { test } from '@japa/runner'
import { cleanDatabase } from '#tests/database'
import { emptyMailbox, linkIn, mailsTo, mailTo } from '#tests/mailbox'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import { Visitor } from '#tests/visitor'

const ada = { fullName: 'Ada Lovegood', email: 'ada@example.test', password: PASSWORD }

test.group('Signing up', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await emptyMailbox()
  })

  test('leads through the mailbox to the library', async ({ assert, db }) => {
    const visitor = new Visitor()
    const answer = await visitor.post('/sign-up', ada)
    assert.equal(answer.location, '/check-mail')
    const { component, props } = await visitor.page('/check-mail')
    assert.equal(component, 'accounts/check_mail')
    assert.include(props, { email: ada.email, purpose: 'verify_email' })

    const link = linkIn(await mailTo(ada.email))
    const { props: shown } = await visitor.page(link)
    assert.equal(shown.email, ada.email)
    await db.assertHas('users', { email: ada.email, email_verified_at: null })

    const token = new URLSearchParams(link.split('?')[1]).get('token')!
    assert.equal((await visitor.post('/verify-email', { token })).location, '/sign-in')
    assert.equal((await visitor.get('/account')).location, '/sign-in')
    const signedIn = await visitor.signIn(ada.email, PASSWORD)
    assert.equal(signedIn.location, '/account')
    const account = await visitor.page('/account')
    assert.containSubset(account.props, { viewer: { email: ada.email, isVerified: true } })

    assert.equal((await visitor.post('/sign-out', {})).location, '/')
    assert.equal((await visitor.get('/account')).location, '/sign-in')
    for (const action of ['signed_up', 'link_mailed', 'email_verified', 'signed_in', 'signed_out'])
      await db.assertHas('audit_events', { action: `user.${action}` }, 1)
  })

  test('answers the same for an address that has an account, and tells only its mailbox', async ({
    assert,
    db,
  }) => {
    const known = await aUser({ email: 'known@example.test' })
    const [visitor, newcomer] = [new Visitor(), new Visitor()]
    const again = await visitor.post('/sign-up', { ...ada, email: 'KNOWN@example.test' })
    const fresh = await newcomer.post('/sign-up', ada)

    assert.equal(again.status, fresh.status)
    assert.equal(again.location, fresh.location)
    assert.equal(again.body, fresh.body)
    assert.sameMembers([...again.headers.keys()], [...fresh.headers.keys()])

    const mail = await mailTo(known.email)
    assert.equal(mail.subject, 'You already have an account')
    assert.notMatch(mail.text, /token=/)
    await db.assertHas('audit_events', { action: 'user.sign_up_repeated', user_id: known.id }, 1)
    await db.assertCount('users', 2)
    const reread = await known.refresh()
    assert.equal(reread.fullName, 'Ada Lovegood')
    assert.equal((await visitor.signIn(known.email, PASSWORD)).location, '/library')
  })

  test('again before confirming keeps nobody’s password: the mailbox chooses one', async ({
    assert,
    db,
  }) => {
    const mallory = { ...ada, password: 'a password of Mallory' }
    const early = await new Visitor().post('/sign-up', mallory)
    const first = linkIn(await mailTo(ada.email))
    const late = await new Visitor().post('/sign-up', ada)
    assert.deepEqual([late.status, late.location, late.body], [302, '/check-mail', early.body])
    const mail = await mailTo(ada.email, { nth: 2 })
    assert.equal(mail.subject, 'Confirm your e-mail address and choose a password')

    const visitor = new Visitor()
    const token = new URLSearchParams(first.split('?')[1]).get('token')!
    await visitor.post('/verify-email', { token })
    await db.assertHas('users', { email: ada.email, email_verified_at: null })
    await visitor.post('/verify-email/resend', { email: ada.email })
    const link = linkIn(await mailTo(ada.email, { nth: 3 }))
    assert.match(link, /^\/reset-password\?/)

    const chosen = 'the one password that counts'
    assert.equal((await visitor.post(link, { password: chosen })).location, '/sign-in')
    for (const password of [mallory.password, PASSWORD])
      assert.equal((await new Visitor().signIn(ada.email, password)).location, '/sign-in')
    assert.equal((await visitor.signIn(ada.email, chosen)).location, '/library')
  })

  test('with an address that has an account tells its mailbox three times an hour', async ({
    assert,
    db,
  }) => {
    const known = await aUser({ email: 'known@example.test' })
    for (let attempt = 1; attempt <= 5; attempt++) {
      const answer = await new Visitor().post('/sign-up', { ...ada, email: known.email })
      assert.equal(answer.location, '/check-mail')
    }
    await db.assertHas('audit_events', { action: 'user.sign_up_repeated' }, 5)
    await aUser({ email: 'after@example.test', verified: false })
    await new Visitor().post('/verify-email/resend', { email: 'after@example.test' })
    await mailTo(known.email, { nth: 3 })
    await mailTo('after@example.test')
    assert.lengthOf(await mailsTo(known.email), 3)
  })

  test('from many browsers at once with one address opens one account', async ({ assert, db }) => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => new Visitor().post('/sign-up', ada))
    )
    assert.deepEqual(new Set(answers.map(({ location }) => location)), new Set(['/check-mail']))
    await db.assertCount('users', 1)
    await db.assertHas('audit_events', { action: 'user.signed_up' }, 1)
    await db.assertHas('audit_events', { action: 'user.sign_up_repeated' }, 4)
  })

  test('is refused with a sentence for each slip, and leaves nothing behind', async ({
    assert,
    db,
  }) => {
    const slips: [Partial<typeof ada>, keyof typeof ada][] = [
      [{ email: 'ada' }, 'email'],
      [{ email: 'ada@example.test\r\nBcc: eve@example.test' }, 'email'],
      [{ email: 'ada\u0000@example.test' }, 'email'],
      [{ email: 'аda@example.test' }, 'email'],
      [{ email: `${'a'.repeat(10_000)}@example.test` }, 'email'],
      [{ fullName: '' }, 'fullName'],
      [{ fullName: 'Ada\r\nSubject: hello' }, 'fullName'],
      [{ fullName: 'Ada\u0000' }, 'fullName'],
      [{ fullName: 'Ada \u202Edoogevol' }, 'fullName'],
      [{ fullName: 'A'.repeat(10_000) }, 'fullName'],
      [{ password: '1234567' }, 'password'],
      [{ password: 'пароль' }, 'password'],
      [{ password: '🦉🔑🚪' }, 'password'],
      [{ password: 'Password123' }, 'password'],
      [{ password: 'Ada Lovegood' }, 'password'],
      [{ password: 'x1!'.repeat(400) }, 'password'],
    ]
    const visitor = new Visitor()
    for (const [slip, field] of slips) {
      const answer = await visitor.post('/sign-up', { ...ada, ...slip })
      assert.equal(answer.location, '/sign-up', JSON.stringify(slip).slice(0, 60))
      const { props } = await visitor.page('/sign-up')
      assert.isString(props.errors?.[field], JSON.stringify(slip).slice(0, 60))
    }
    await db.assertCount('users', 0)
    await db.assertCount('audit_events', 0)
    await db.assertCount('rate_limits', 0)
    assert.lengthOf(await mailsTo(ada.email), 0)
  })

  test('takes a name that is no plain word as it is, and no mail repeats it', async ({
    assert,
    db,
  }) => {
    const fullName = '<b>"Zoë" O’Neill & Söhne</b>'
    await new Visitor().post('/sign-up', { ...ada, fullName })
    await db.assertHas('users', { full_name: fullName })
    const mail = await mailTo(ada.email)
    assert.notInclude(mail.text + mail.html + JSON.stringify(mail.headers), 'Zoë')
  })

  test('is for a few an hour from one network', async ({ assert, db }) => {
    const visitor = new Visitor()
    for (let attempt = 1; attempt <= 5; attempt++)
      await visitor.post('/sign-up', { ...ada, email: `ada${attempt}@example.test` })
    const answer = await visitor.post('/sign-up', { ...ada, email: 'ada6@example.test' })

    assert.equal(answer.status, 429)
    assert.match(answer.headers.get('retry-after')!, /^[1-9]\d*$/)
    assert.include(answer.body, 'That was tried too often. Please wait 60 minutes')
    await db.assertCount('users', 5)
  })
})
