import { test } from '@japa/runner'
import { emptyMailbox, linkIn, mailsTo, mailTo } from '#tests/mailbox'
import { cleanDatabase } from '#tests/database'
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
    const signedIn = await visitor.signIn(ada.email, PASSWORD)
    assert.equal(signedIn.location, '/library')
    const account = await visitor.page('/account')
    assert.containSubset(account.props, { viewer: { email: ada.email, isVerified: true } })

    assert.equal((await visitor.post('/sign-out', {})).location, '/')
    assert.equal((await visitor.get('/account')).location, '/sign-in')
    for (const action of ['signed_up', 'link_mailed', 'email_verified', 'signed_in', 'signed_out'])
      await db.assertHas('audit_events', { action: `user.${action}` }, 1)
  })
})
