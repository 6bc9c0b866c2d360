import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { DateTime } from 'luxon'
import AuditEvent from '#audit/models/audit_event'
import { aUser } from '#tests/scenarios/accounts'

test.group('The account page', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows who one is, and nothing secret', async ({ client, assert }) => {
    const user = await aUser({ fullName: 'Grace Harbour' })
    const response = await client.get('/account').loginAs(user).withInertia()
    response.assertInertiaComponent('account/index')
    response.assertInertiaPropsContains({
      account: { fullName: 'Grace Harbour', email: user.email, isVerified: true },
    })
    assert.notInclude(response.text(), user.password)
    assert.match(response.header('cache-control')!, /no-store/)
  })

  test('is for those who signed in', async ({ client }) => {
    for (const path of ['/account', '/account/security-events'])
      (await client.get(path).redirects(0)).assertHeader('location', '/sign-in')
  })

  test('leads to one’s own events and nobody else’s, page by page', async ({ client, assert }) => {
    const [user, other] = [await aUser(), await aUser()]
    const event = (userId: string, number: number) => ({
      actor: user.label,
      action: 'user.signed_in',
      subject: `User:${userId}`,
      userId,
      publisherId: null,
      stripeEventId: null,
      occurredAt: DateTime.now().minus({ minutes: 100 - number }),
      details: { reason: 'kept back' },
    })
    await AuditEvent.createMany(Array.from({ length: 60 }, (_, number) => event(user.id, number)))
    await AuditEvent.create(event(other.id, 1))

    const first = await client.get('/account/security-events').loginAs(user).withInertia()
    const { events, next } = propsOf(first.body())
    assert.lengthOf(events, 50)
    const path = `/account/security-events?before=${next}`
    const second = await client.get(path).loginAs(user).withInertia()
    const rest = propsOf(second.body())
    assert.lengthOf(rest.events, 11)
    assert.isNull(rest.next)
    assert.equal(rest.events[10].words, 'Account opened for you')
    assert.equal(new Set([...events, ...rest.events].map(({ id }) => id)).size, 61)
    assert.notInclude(first.text(), 'kept back')
    for (const before of ['x', '-1', '1.5', '9'.repeat(40), '1 or 1=1']) {
      const answer = await client
        .get(`/account/security-events?before=${encodeURIComponent(before)}`)
        .loginAs(user)
        .redirects(0)
      answer.assertStatus(422)
      assert.include(answer.text(), 'This address asks for something that cannot be')
    }
  })
})

type Props = { events: { id: number; words: string }[]; next: number | null }
const propsOf = (body: unknown) => (body as { props: Props }).props
