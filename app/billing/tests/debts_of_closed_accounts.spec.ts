import { test } from '@japa/runner'
import { System } from '#accounts/actor'
import CollectDebts from '#billing/actions/collect_debts'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import Correction from '#billing/models/correction'
import { cleanDatabase } from '#tests/database'
import { aSale } from '#tests/scenarios/billing'
import { dispute, paidOut } from '#tests/scenarios/corrections'
import { anAdmin, signedIn } from '#tests/scenarios/desk'
import { listenToLog } from '#tests/scenarios/log'
import { standIn, stripeSettles } from '#tests/scenarios/stripe'

const scheduler = new System('scheduler')

test.group('The debt of a publisher whose account is closed', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('is asked for no more {how}, and stands at the desk')
    .with([
      { how: 'once they cut the tie', act: 'deauthorize' },
      { how: 'once Stripe closed it', act: 'close' },
    ])
    .run(async ({ assert, cleanup }, { act }) => {
      const { owner, publisher, purchase, checkout } = await aSale()
      await paidOut(checkout.stripeAccountId)
      await dispute(purchase.stripeChargeId)
      const debt = await Correction.findByOrFail('status', 'owed')
      const studio = await signedIn(owner)
      const debts = async () =>
        (await studio.page('/studio/payouts')).props.payouts as { debts: object[] }
      assert.containsSubset(await debts(), { debts: [{ isCollectable: true }] })

      await standIn('POST', `accounts/${checkout.stripeAccountId}/${act}`)
      await stripeSettles()
      const lines = listenToLog(cleanup)
      await new ReconcileStripeEvents().handle(scheduler)
      assert.deepEqual(await new CollectDebts().handle(scheduler, publisher.id), [])

      assert.deepEqual(
        lines.filter((line) => line.includes('failed')),
        []
      )
      assert.equal((await debt.refresh()).status, 'owed')
      const { desk } = await anAdmin()
      const { props } = await desk.page('/desk/disputes')
      assert.containsSubset(props.unsettled, [
        { id: debt.id, isOwed: true, isCollectable: false, amountInCents: 4165 },
      ])
      assert.containsSubset(await debts(), { debts: [{ isCollectable: false, payments: 1 }] })
    })
})
