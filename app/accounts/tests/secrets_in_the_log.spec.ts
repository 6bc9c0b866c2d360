import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cleanDatabase } from '#tests/database'
import { emptyMailbox, linkIn, mailTo } from '#tests/mailbox'
import { listenToLog } from '#tests/scenarios/log'
import { Visitor } from '#tests/visitor'

const PASSWORD = 'a canary that sings at dawn'
const NEXT = 'a canary that sings at dusk'
const ada = { fullName: 'Ada Lovegood', email: 'ada@example.test', password: PASSWORD }

test.group('The log', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await emptyMailbox()
  })

  test('learns no password, link or session id, not even when something breaks', async ({
    assert,
    cleanup,
  }) => {
    const lines = listenToLog(cleanup)
    const visitor = new Visitor()
    await visitor.post('/sign-up', ada)
    const verify = linkIn(await mailTo(ada.email))
    await visitor.get(verify)
    await visitor.post('/verify-email', { token: tokenIn(verify) })
    await visitor.signIn(ada.email, NEXT)
    await visitor.signIn(ada.email, PASSWORD)
    await visitor.post('/account/password', { currentPassword: PASSWORD, password: NEXT })
    await visitor.post('/forgotten-password', { email: ada.email })
    const reset = linkIn(await mailTo(ada.email, { nth: 3 }))

    await db.rawQuery('alter table email_tokens rename to out_of_order')
    cleanup(() => db.rawQuery('alter table if exists out_of_order rename to email_tokens'))
    const broken = await visitor.post(reset, { password: PASSWORD })
    await db.rawQuery('alter table out_of_order rename to email_tokens')
    assert.equal(broken.status, 500)
    assert.notInclude(broken.body, 'out_of_order')
    assert.notInclude(broken.body, 'email_tokens')

    const log = lines.join('\n')
    assert.include(log, 'email_tokens')
    const secrets = [PASSWORD, NEXT, tokenIn(verify), tokenIn(reset), visitor.sessionCookie!]
    for (const secret of secrets) assert.notInclude(log, secret)
  })
})

const tokenIn = (link: string) => new URLSearchParams(link.split('?')[1]).get('token')!
