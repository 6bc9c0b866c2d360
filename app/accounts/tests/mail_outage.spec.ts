import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cleanDatabase } from '#tests/database'
import { emptyMailbox, linkIn, mailServerIsAway, mailsTo, mailTo } from '#tests/mailbox'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import { listenToLog } from '#tests/scenarios/log'
import { waitFor } from '#tests/scenarios/waiting'
import { Visitor } from '#tests/visitor'

type Job = { id: string; name: string; state: string; retry_count: number; start_after: Date }

const jobsOf = (name: string): Promise<Job[]> =>
  db.from('pgboss.job').where('name', name).whereIn('state', ['retry', 'failed', 'active'])

/** Lets the time until a job's next attempt pass at once, and waits until that one has failed too. */
async function nextAttemptOf(name: string) {
  const [{ retry_count: before }] = await jobsOf(name)
  await db.from('pgboss.job').where({ name, state: 'retry' }).update({ start_after: new Date() })
  await waitFor(async () => {
    const [job] = await jobsOf(name)
    return job.state === 'failed' || (job.state === 'retry' && job.retry_count > before)
  })
}

test.group('While the mail server is away', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await db.from('pgboss.job').delete()
    await emptyMailbox()
    await mailServerIsAway(true)
    return async () => {
      await mailServerIsAway(false)
      await db.from('pgboss.job').delete()
    }
  })

  test('nobody waits, and mails are tried for hours until it is back', async ({
    assert,
    client,
  }) => {
    const user = await aUser()
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    const changed = await visitor.post('/account/password', {
      currentPassword: PASSWORD,
      password: 'another good password',
    })
    assert.equal(changed.status, 302)
    await waitFor(async () => (await jobsOf('mail.send')).some(({ state }) => state === 'retry'))
    for (let attempt = 2; attempt <= 12; attempt++) await nextAttemptOf('mail.send')
    const [job] = await jobsOf('mail.send')
    assert.equal(job.state, 'retry')
    assert.isAbove(job.start_after.getTime(), Date.now() + 30 * 60_000)

    const health = await client.get('/health/ready')
    assert.match(health.body().checks.jobs.detail, /; 1 to be tried again, 0 given up/)
    await mailServerIsAway(false)
    await db.from('pgboss.job').where({ id: job.id }).update({ start_after: new Date() })
    assert.equal((await mailTo(user.email)).subject, 'Your password was changed')
  }).timeout(60_000)

  test('a link is made anew for each attempt, and given up after an hour, on the record', async ({
    assert,
    cleanup,
    client,
    db: rows,
  }) => {
    const user = await aUser()
    const lines = listenToLog(cleanup)
    await new Visitor().post('/forgotten-password', { email: user.email })
    await waitFor(async () =>
      (await jobsOf('accounts.mail_link')).some((job) => job.state === 'retry')
    )
    await rows.assertCount('email_tokens', 0)
    for (let attempt = 2; attempt <= 8; attempt++) await nextAttemptOf('accounts.mail_link')

    const [job] = await jobsOf('accounts.mail_link')
    assert.equal(job.state, 'failed')
    const told = lines.filter((line) =>
      line.includes(`"job":"accounts.mail_link","id":"${job.id}"`)
    )
    assert.lengthOf(told, 8)
    assert.include(told[7], '"level":50')
    assert.include(told[7], '"attempt":8,"err":{"type":"Error","message":"Invalid greeting')
    assert.notInclude(told.join(), user.email)
    const health = await client.get('/health/ready')
    assert.match(health.body().checks.jobs.detail, /1 given up since yesterday/)
    assert.lengthOf(await mailsTo(user.email), 0)

    await mailServerIsAway(false)
    await new Visitor().post('/forgotten-password', { email: user.email })
    assert.match(linkIn(await mailTo(user.email)), /^\/reset-password/)
  }).timeout(60_000)
})
