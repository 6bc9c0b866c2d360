import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import { drainStripeEvents } from '#billing/worker'
import { cleanDatabase } from '#tests/database'
import { differences, sizeOf, theBooks } from '#tests/scenarios/books'
import { chance } from '#tests/scenarios/chance'
import { booksSettle } from '#tests/scenarios/corrections'
import { aPopulation } from '#tests/scenarios/population'
import { forgetFacts, forgetNames, recordedEvents, tellAgain } from '#tests/scenarios/replay'
import { dashboard, standIn } from '#tests/scenarios/stripe'

const SEED = Number(process.env.REPLAY_SEED ?? 20_261_127)

/** How often money has been moved between us and publishers: hearing of it again must not move it again. */
async function moved() {
  const { data } = await dashboard<{ data: { reversals: { total_count: number } }[] }>(
    'GET',
    '/v1/transfers',
    { limit: '100' }
  )
  return [data.length, data.reduce((sum, { reversals }) => sum + reversals.total_count, 0)]
}

test.group('Everything that Stripe ever told, told again', (group) => {
  group.setup(async () => {
    await cleanDatabase()
    return async () => {
      await forgetNames()
      await standIn('POST', 'reset')
    }
  })

  test('in order to one worker, and shuffled to two, makes the same books', async ({ assert }) => {
    await aPopulation({ seed: SEED, buyers: 14, subscribers: 7, months: 2 })
    const events = await recordedEvents()
    assert.isAbove(events.length, 300)
    console.log(`replay: ${events.length} events, REPLAY_SEED=${SEED}`)
    const live = await theBooks()
    const money = await moved()
    for (const [table, rows] of Object.entries(sizeOf(live))) assert.isAbove(rows, 0, table)

    for (const [order, workers] of [
      [events, 1],
      [chance(SEED).shuffled(events), 2],
    ] as const) {
      await forgetFacts()
      assert.isEmpty((await theBooks()).purchases)
      await tellAgain(order)
      await Promise.all(Array.from({ length: workers }, () => drainStripeEvents()))
      await booksSettle()

      assert.deepEqual(differences(live, await theBooks()), [])
      assert.deepEqual(await db.from('stripe_events').whereIn('state', ['pending', 'dead']), [])
      assert.deepEqual(await moved(), money)
    }
    await new FindDrifts().handle(new System('scheduler'))
    assert.deepEqual(await db.from('drifts'), [])
  }).timeout(300_000)
})
