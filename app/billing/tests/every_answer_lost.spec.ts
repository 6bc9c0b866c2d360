import { test } from '@japa/runner'
import { setTimeout as wait } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import { drainStripeEvents } from '#billing/worker'
import { cleanDatabase, rowCount } from '#tests/database'
import { aVictim, dieAt, loseEachAnswer } from '#tests/scenarios/crashes/victim'
import { aRefundToMake, aVisitorToSend } from '#tests/scenarios/crashes/visitor_paths'
import { aRenewalToCarryOut, aSaleToCarryOut } from '#tests/scenarios/crashes/worker_paths'
import { standIn, violations } from '#tests/scenarios/stripe'

const scheduler = new System('scheduler')

/** How many questions each path asks at least, and after which part of them a process dies for real. */
const PATHS = [
  { name: 'a sale is carried out', to: aSaleToCarryOut, least: 25, deaths: [0.3, 1] },
  { name: 'a renewal is carried out', to: aRenewalToCarryOut, least: 25, deaths: [0.6] },
  { name: 'somebody goes to pay', to: aVisitorToSend, least: 15, deaths: [0.5, 0.9] },
  { name: 'a publisher refunds', to: aRefundToMake, least: 10, deaths: [0.8] },
]

/**
 * One process loses the answer to each of its questions in turn, to the database and to Stripe alike; others are killed
 * while they wait for one. Whoever comes after brings everything to the same end, once.
 */
test.group('Whatever answer is lost', (group) => {
  let victim: Awaited<ReturnType<typeof aVictim>>
  group.setup(async () => {
    victim = await aVictim()
    return async () => {
      await victim.app.stop()
      // Thousands of events: whatever looks through them later would be slow.
      await standIn('POST', 'reset')
    }
  })
  group.each.setup(async () => {
    await cleanDatabase()
    return async () => void (await standIn('POST', 'chaos', {}))
  })
  group.each.timeout(400_000)

  test('nothing is lost and nothing done twice: {name}')
    .with(PATHS)
    .run(async ({ assert }, { to, least, deaths }) => {
      const path = await to()
      const questions = await loseEachAnswer(victim, path(victim.app))
      assert.isAbove(questions, least, 'the path is longer than what was counted')
      for (const part of deaths) {
        const another = await aVictim()
        await dieAt(Math.ceil(questions * part), another, path(another.app))
      }

      while ((await standIn<string[]>('GET', 'unsettled')).length > 0) await wait(50)
      await new ReconcileStripeEvents().handle(scheduler)
      await drainStripeEvents()
      await new FindDrifts().handle(scheduler)
      assert.deepEqual(await db.from('drifts'), [])
      assert.equal(await rowCount('stripe_events', { state: 'dead' }), 0)
      assert.deepEqual(await violations(), [])
    })
})
