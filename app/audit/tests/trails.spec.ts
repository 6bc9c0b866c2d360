import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { type Actor, Anonymous, System, TokenBearer } from '#accounts/actor'
import { accountTrail, publisherTrail, wholeTrail } from '#audit/queries/trails'
import { NotFound } from '#shared/refusal'
import { aUser } from '#tests/scenarios/accounts'
import { aPublisher } from '#tests/scenarios/publishers'

const TOKEN_ID = '00000000-0000-7000-8000-000000000000'

async function everybody() {
  const { publisher, owner } = await aPublisher()
  const [other, admin] = [await aUser(), await aUser({ isAdmin: true })]
  const strangers = [new Anonymous(), new System('stripe'), new System('scheduler')]
  const token = new TokenBearer(TOKEN_ID, owner.id, null)
  return { publisher, owner, other, admin, machines: [...strangers, token] as Actor[] }
}

test.group('The audit trail', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('of an account is its owner’s', async ({ assert }) => {
    const { owner, other, admin, machines } = await everybody()
    for (const person of [owner, other, admin]) {
      const { events } = await accountTrail(person)
      assert.isNotEmpty(events)
      assert.isTrue(events.every(({ userId }) => userId === person.id))
    }
    for (const machine of machines) assert.throws(() => accountTrail(machine), NotFound.message)
  })

  test('of a publisher is for its owner and for admins', async ({ assert }) => {
    const { publisher, owner, other, admin, machines } = await everybody()
    for (const reader of [owner, admin]) {
      const { events } = await publisherTrail(reader, publisher)
      assert.include(
        events.map(({ action }) => action),
        'publisher.created'
      )
      assert.isTrue(events.every(({ publisherId }) => publisherId === publisher.id))
    }
    for (const reader of [other, ...machines])
      assert.throws(() => publisherTrail(reader, publisher), NotFound.message)
  })

  test('of everything is for admins', async ({ assert }) => {
    const { owner, other, admin, machines } = await everybody()
    const { events } = await wholeTrail(admin, { action: 'user.opened' })
    assert.lengthOf(events, 3)
    assert.isAbove((await wholeTrail(admin)).events.length, 3)
    for (const reader of [owner, other, ...machines])
      assert.throws(() => wholeTrail(reader), NotFound.message)
  })

  test('is read newest first, fifty at a time', async ({ assert }) => {
    const { owner } = await everybody()
    const { default: SignOut } = await import('#accounts/actions/sign_out')
    for (let visit = 0; visit < 55; visit++) await new SignOut().handle(owner)
    const first = await accountTrail(owner)
    assert.lengthOf(first.events, 50)
    const ids = first.events.map(({ id }) => Number(id))
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => b - a)
    )
    const second = await accountTrail(owner, first.next!)
    assert.isTrue(second.events.every(({ id }) => Number(id) < ids.at(-1)!))
    assert.isNull(second.next)
  })
})
