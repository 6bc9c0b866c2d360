import { test } from '@japa/runner'
import Purchase from '#billing/models/purchase'
import StripeEvent from '#billing/models/stripe_event'
import { cleanDatabase, rowCount } from '#tests/database'
import { aGate } from '#tests/scenarios/gate'
import { aSecondApp } from '#tests/scenarios/second_app'
import { standIn, stripeSettles } from '#tests/scenarios/stripe'
import { aSubscriber, customerAt } from '#tests/scenarios/subscribers'

const books = async () => ({
  purchases: (await Purchase.all()).length,
  completed: await rowCount('audit_events', { action: 'purchase.completed' }),
  periods: await rowCount('entitlement_periods'),
})

test.group('A process that is killed while it works on a renewal', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(120_000)

  test('leaves nothing half done: {where}')
    .with([
      { where: 'before the purchase is written', table: 'purchases', write: 'insert' },
      { where: 'between purchase and entitlement', table: 'entitlement_periods', write: 'insert' },
      {
        where: 'before the event is marked as handled',
        table: 'stripe_events',
        write: 'update',
        condition: `new.state = 'applied' and new.type = 'invoice.paid'`,
      },
    ] as { where: string; table: string; write: 'insert' | 'update'; condition?: string }[])
    .run(async ({ assert }, { table, write, condition }) => {
      const { buyer } = await aSubscriber({ daysAgo: 40 })
      const customer = await customerAt(buyer)
      const app = await aSecondApp()
      const gate = await aGate(table, write, condition)
      try {
        await standIn('POST', `customers/${customer}/advance`, { days: 32 })
        await gate.reached()
        await app.signal('SIGKILL')
        await gate.cutOff()
        const { purchases, completed } = await books()
        assert.isTrue(purchases === completed && purchases <= 2)
        const [event] = await StripeEvent.query()
          .where('type', 'invoice.paid')
          .orderBy('id', 'desc')
        if (condition) assert.equal(event.state, 'pending')
      } finally {
        await gate.open()
        await app.stop()
      }

      await stripeSettles()
      assert.deepEqual(await books(), { purchases: 2, completed: 2, periods: 2 })
      assert.equal(await rowCount('entitlements'), 1)
      assert.equal(await rowCount('stripe_events', { state: 'dead' }), 0)
    })
})
