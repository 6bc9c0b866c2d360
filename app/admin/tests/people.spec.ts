import { test } from '@japa/runner'
import { cleanDatabase } from '#tests/database'
import { auditTrail } from '#tests/scenarios/actors'
import { aUser, PASSWORD } from '#tests/scenarios/accounts'
import { anAdmin, signedIn } from '#tests/scenarios/desk'
import { Visitor } from '#tests/visitor'

test.group('A person at the desk', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is suspended: out at the next request, and let in again', async ({ assert, db }) => {
    const person = await aUser({ email: 'spammer@example.test', fullName: 'Sam Spam' })
    const { desk, admin } = await anAdmin()
    const browser = await signedIn(person)
    const at = `/desk/people/${person.id}/suspension`

    await desk.post(at, { reason: 'Sells spam.' })

    assert.equal((await browser.get('/library')).location, '/sign-in')
    await new Visitor().signIn(person.email, PASSWORD)
    assert.equal((await browser.get('/library')).location, '/sign-in')
    const { props } = await desk.page('/desk/people?q=SPAMMER@')
    assert.deepInclude(props.people, {
      ...(props.people as object[])[0],
      email: person.email,
      isSuspended: true,
    })
    await db.assertHas('audit_events', { action: 'user.suspended', actor: admin.label }, 1)

    await desk.post(at, {}, 'DELETE')
    assert.equal((await (await signedIn(person)).get('/library')).status, 200)
    await db.assertHas('audit_events', { action: 'user.suspension_lifted' }, 1)
  })

  test('is not oneself, and not without a reason', async ({ assert, db }) => {
    const person = await aUser()
    const { desk, admin } = await anAdmin()
    const before = await auditTrail()

    const own = await desk.post(`/desk/people/${admin.id}/suspension`, { reason: 'Holidays.' })
    assert.equal(own.status, 404)
    await desk.post(`/desk/people/${person.id}/suspension`, { reason: '' })
    assert.exists((await desk.page('/desk/people')).props.errors?.reason)
    await db.assertHas('users', { suspended_at: null }, 2)
    assert.deepEqual(await auditTrail(), before)
  })
})
