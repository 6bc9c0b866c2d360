import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import StripeEvent from '#billing/models/stripe_event'
import { cleanDatabase, rowCount } from '#tests/database'
import { listenToLog } from '#tests/scenarios/log'
import { standIn } from '#tests/scenarios/stripe'
import { anEvent, deliver, SECRETS, signed } from '#tests/scenarios/webhooks'

const CANARY = 'pi_canary_that_no_log_may_show'

function delivery(id: string, secret = SECRETS.platform) {
  const object = { id: 'ch_1', object: 'charge', payment_intent: CANARY }
  const body = JSON.stringify(anEvent({ id, data: { object } }))
  return { body, headers: { 'stripe-signature': signed(body, { secret }) } }
}

test.group('The webhook promises', (group) => {
  group.each.setup(() => cleanDatabase())

  test('an answer that waits neither for Stripe nor for the work', async ({ assert }) => {
    await standIn('POST', 'settings', { latencyMs: 60_000 })
    try {
      for (let count = 0; count < 100; count++)
        assert.equal((await deliver(delivery(`evt_quick_${count}`))).status, 200)
    } finally {
      await standIn('POST', 'settings', { latencyMs: 0 })
    }
    assert.equal(await rowCount('stripe_events', { state: 'pending' }), 100)
  }).timeout(50_000)

  test('no yes before the event is kept, and nothing of it in the log', async ({
    assert,
    cleanup,
  }) => {
    const lines = listenToLog(cleanup)
    await db.rawQuery('alter table stripe_events rename to out_of_order')
    cleanup(() => db.rawQuery('alter table if exists out_of_order rename to stripe_events'))
    const refused = await deliver(delivery('evt_promised'))
    await db.rawQuery('alter table out_of_order rename to stripe_events')
    assert.equal(refused.status, 500)
    assert.deepEqual(await StripeEvent.all(), [])

    assert.equal((await deliver(delivery('evt_promised'))).status, 200)
    assert.equal((await deliver(delivery('evt_forged', 'whsec_of_somebody_else'))).status, 400)
    assert.lengthOf(await StripeEvent.all(), 1)
    assert.isNotEmpty(lines)
    const told = lines.join('\n')
    for (const secret of [CANARY, ...Object.values(SECRETS)]) assert.notInclude(told, secret)
  })
})
