import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cleanDatabase } from '#tests/database'
import { databaseDigest } from '#tests/database_digest'
import { readingAddresses, writingAddresses, type Address } from '#tests/page_routes'
import { aUser } from '#tests/scenarios/accounts'
import { aSoldAgent, anAdmin, signedIn } from '#tests/scenarios/desk'
import { Visitor } from '#tests/visitor'

const WHAT_FORMS_SEND = { reason: 'admin', message: 'Because.', cause: 'desk:admin' }

/** Every address of the desk, read from the router, about things that are there. */
async function theDesk() {
  const { listing, entitlement, purchase, event, owner, buyer } = await aSoldAgent()
  const somebody = await aUser()
  const difference = { what: 'status', reason: 'It was written by hand.', is_mendable: true }
  const [drift] = await db
    .table('drifts')
    .insert({ ...difference, entitlement_id: entitlement.id })
    .returning('id')
  const ids: Record<string, string> = {
    'drifts': String(drift.id ?? drift),
    'listings': listing.id,
    'entitlements': entitlement.id,
    'purchases': purchase.id,
    'stripe-events': String(event.id),
    'people': somebody.id,
  }
  const about = ({ pattern }: Address) =>
    pattern.replace(/^\/desk\/([a-z-]+)\/:id/, (_, kind: string) => `/desk/${kind}/${ids[kind]}`)
  const isDesk = ({ pattern }: Address) => /^\/desk(\/|$)/.test(pattern)
  return {
    owner,
    buyer,
    reading: readingAddresses().filter(isDesk).map(about),
    writing: writingAddresses()
      .filter(isDesk)
      .map((address) => ({ method: address.method, path: about(address) })),
  }
}

test.group('The desk', (group) => {
  group.each.setup(() => cleanDatabase())

  test('does not exist for anybody but admins, at any address', async ({ assert }) => {
    const { owner, buyer, reading, writing } = await theDesk()
    assert.isAtLeast(reading.length, 8)
    assert.isAtLeast(writing.length, 12)
    for (const path of [...reading, ...writing.map((one) => one.path)])
      assert.notInclude(path, ':', path)
    const { desk } = await anAdmin()
    const people = { publisher: await signedIn(owner), buyer: await signedIn(buyer) }
    const visitor = new Visitor()
    const before = await databaseDigest()

    for (const path of reading) {
      for (const [who, person] of Object.entries(people)) {
        const { status, body } = await person.get(path)
        assert.equal(status, 404, `${who} at ${path}`)
        assert.notInclude(body, 'desk/', `${who} at ${path}`)
      }
      const { status, location } = await visitor.get(path)
      assert.deepEqual([status, location], [302, '/sign-in'], path)
    }
    for (const { method, path } of writing) {
      for (const [who, person] of Object.entries(people)) {
        const { status } = await person.post(path, WHAT_FORMS_SEND, method)
        assert.equal(status, 404, `${who} at ${method} ${path}`)
      }
      const { location } = await visitor.post(path, WHAT_FORMS_SEND, method)
      assert.equal(location, '/sign-in', `${method} ${path}`)
    }
    assert.deepEqual(await databaseDigest(), before)

    for (const path of reading) assert.equal((await desk.get(path)).status, 200, path)
    for (const { method, path } of writing) {
      const { status } = await desk.post(path, WHAT_FORMS_SEND, method)
      assert.equal(status, 302, `${method} ${path}`)
      const { flash } = (await desk.page('/desk/people')).props
      assert.exists(flash?.success, `${method} ${path}: ${flash?.error}`)
    }
  }).timeout(120_000)

  test('asks for what an address says it wants, and for nothing it does not know', async ({
    assert,
  }) => {
    const { desk } = await anAdmin()
    for (const list of ['listings', 'entitlements', 'stripe-events', 'audit', 'people'])
      for (const odd of [
        'q=&state=&status=&type=&about=&action=&subject=&actor=&before=',
        'q[]=a&state[]=dead&before[]=1&actor[x]=y',
        'q=%00&state=nothing&status=nothing&before=zzz',
        `q=${'x'.repeat(3000)}&before=99999999999999999999`,
        'before=-1',
        "q='%3Bdrop table users&subject=%25",
      ])
        assert.equal((await desk.get(`/desk/${list}?${odd}`)).status, 200, `${list}?${odd}`)
    for (const gone of ['stripe-events/999999', 'stripe-events/0', 'entitlements/nothing'])
      assert.equal((await desk.get(`/desk/${gone}`)).status, 404, gone)
  }).timeout(60_000)
})
