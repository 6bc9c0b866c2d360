import pg from 'pg'
import { test } from '@japa/runner'
import env from '#start/env'
import CreateListing from '#catalog/actions/create_listing'
import EditListing from '#catalog/actions/edit_listing'
import OfferPlan from '#catalog/actions/offer_plan'
import Listing from '#catalog/models/listing'
import Plan from '#catalog/models/plan'
import { cleanDatabase } from '#tests/database'
import { auditTrail } from '#tests/scenarios/actors'
import { aListing } from '#tests/scenarios/catalog'
import { aPublisher } from '#tests/scenarios/publishers'

const DETAILS = {
  name: 'Lantern',
  summary: 'Reads branches.',
  description: '',
  tags: [],
  integrationPoints: [],
  repositoryUrl: 'https://git.example.test/lantern',
}

test.group('Two at once', (group) => {
  group.each.setup(() => cleanDatabase())

  test('claim an agent id: the first has it, the others hear so on the field', async ({
    assert,
  }) => {
    const [{ owner: one }, { owner: other }] = [await aPublisher(), await aPublisher()]
    const ids = ['com.example.race', 'COM.example.Race', 'com.EXAMPLE.race', 'com.example.racE']

    const outcomes = await Promise.allSettled(
      ids.map((agentId, at) =>
        new CreateListing().handle(at % 2 ? other : one, { ...DETAILS, agentId })
      )
    )

    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason] : []
    )
    assert.lengthOf(refusals, ids.length - 1)
    for (const { status, code, field } of refusals)
      assert.deepEqual(
        { status, code, field },
        { status: 409, code: 'E_AGENT_ID_TAKEN', field: 'agentId' }
      )
    assert.lengthOf(await Listing.all(), 1)
    assert.lengthOf(
      (await auditTrail()).filter((action) => action === 'listing.created'),
      1
    )
  })

  test('offer a plan for one line: there is one', async ({ assert }) => {
    const { listing, owner } = await aListing({ plan: 'none' })
    const offer = { kind: 'one_time', major: 1, amountInCents: 4900, currency: 'usd' } as const

    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => new OfferPlan().handle(owner, listing.id, offer))
    )

    assert.lengthOf(
      outcomes.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.lengthOf(await Plan.all(), 1)
  })

  test('become publishers of one name: their addresses differ', async ({ assert }) => {
    const publishers = await Promise.all(
      [1, 2, 3].map(() => aPublisher({ displayName: 'Twin Works' }))
    )

    assert.sameMembers(
      publishers.map(({ publisher }) => String(publisher.slug)),
      ['twin-works', 'twin-works-2', 'twin-works-3']
    )
  })
})

test.group('A change', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is announced to the registry when it is there to be read, and never when it was refused', async ({
    assert,
    cleanup,
  }) => {
    const { listing, owner } = await aListing()
    const { owner: stranger } = await aPublisher()
    const ear = new pg.Client(env.get('DATABASE_URL'))
    await ear.connect()
    cleanup(() => ear.end())
    const seen: (string | undefined)[] = []
    await ear.query('listen registry_changed')
    ear.on('notification', async () => {
      const { rows } = await ear.query('select name from listings')
      seen.push(rows[0].name)
    })

    await new EditListing().handle(stranger, listing.id, { name: 'Stolen' }).catch(() => {})
    await new EditListing().handle(owner, listing.id, { name: 'Lamp' })
    while (seen.length === 0) await ear.query('select 1')

    assert.deepEqual(seen, ['Lamp'])
  })
})
