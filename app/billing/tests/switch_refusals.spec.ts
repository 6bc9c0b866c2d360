import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import TakeDownListing from '#catalog/actions/take_down_listing'
import WithdrawPlan from '#catalog/actions/withdraw_plan'
import CancelSubscription from '#billing/actions/cancel_subscription'
import SwitchPlan from '#billing/actions/switch_plan'
import PlanSwitch from '#billing/models/plan_switch'
import Purchase from '#billing/models/purchase'
import { cleanDatabase, rowCount } from '#tests/database'
import { mailTo } from '#tests/mailbox'
import { aUser } from '#tests/scenarios/accounts'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, standIn, stripeSettles, violations } from '#tests/scenarios/stripe'
import { aListingByTheMonth, daysPass, paysWith, REFUSED_LATER } from '#tests/scenarios/subscribers'
import { aListingBothWays, aSwitcher, confirm, shownTo } from '#tests/scenarios/switches'

type Scene = Awaited<ReturnType<typeof aSwitcher>>

const wishOf = ({ yearly }: Scene) => ({
  planId: yearly.id,
  quotedAt: DateTime.now().startOf('second'),
  dueInCents: 8_400,
})

const WAYS: { code: string; because: string; happens: (scene: Scene) => Promise<unknown> }[] = [
  {
    code: 'E_SWITCH_ENDING',
    because: 'it was cancelled',
    happens: ({ buyer, subscription }) => new CancelSubscription().handle(buyer, subscription.id),
  },
  {
    code: 'E_SWITCH_ENDING',
    because: 'it was cancelled in Stripe’s dashboard',
    happens: ({ subscription }) =>
      dashboard('POST', `/v1/subscriptions/${subscription.stripeSubscriptionId}`, {
        cancel_at: String(Math.floor(Date.now() / 1000) + 86_400),
      }),
  },
  {
    code: 'E_SUBSCRIPTION_OVER',
    because: 'it has ended',
    happens: async ({ buyer, subscription }) => {
      await new CancelSubscription().handle(buyer, subscription.id)
      await daysPass(buyer, 32)
    },
  },
  {
    code: 'E_SWITCH_OVERDUE',
    because: 'a payment is overdue',
    happens: async ({ buyer }) => {
      await paysWith(buyer, REFUSED_LATER)
      await daysPass(buyer, 24)
    },
  },
  {
    code: 'E_PLAN_NOT_IN_REACH',
    because: 'the plan was withdrawn',
    happens: ({ owner, yearly }) => new WithdrawPlan().handle(owner, yearly.id),
  },
  {
    code: 'E_SWITCH_IN_VAIN',
    because: 'the agent was taken down',
    happens: async ({ listing }) =>
      new TakeDownListing().handle(await aUser({ isAdmin: true }), listing.id, 'It spies.'),
  },
  {
    code: 'E_SWITCH_GIVEN_BACK',
    because: 'money of this month went back',
    happens: async ({ owner }) => {
      const { id } = await Purchase.firstOrFail()
      await (await signedIn(owner)).post(`/purchases/${id}/refunds`, { amount: '1.00' })
      await stripeSettles()
    },
  },
  {
    code: 'E_PUBLISHER_NOT_READY',
    because: 'the publisher cannot be paid',
    happens: async ({ checkout }) => {
      await standIn('POST', `accounts/${checkout.stripeAccountId}/restrict`)
      await stripeSettles()
    },
  },
]

test.group('A change of plan is refused', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('by name, when {because}')
    .with(WAYS)
    .run(async ({ assert }, { code, happens }) => {
      const scene = await aSwitcher()
      const { buyer, subscription, plan } = scene
      await happens(scene)
      const paid = await rowCount('purchases')
      const refused = await new SwitchPlan()
        .handle(buyer, subscription.id, wishOf(scene))
        .catch((error) => error)
      assert.equal(refused.code, code)
      const page = await (await signedIn(buyer)).get(`/subscriptions/${subscription.id}`)
      assert.notInclude(page.body, 'Pay by the year')
      await stripeSettles()
      assert.equal((await subscription.refresh()).planId, plan!.id)
      assert.equal(await rowCount('purchases'), paid)
      assert.equal(await rowCount('plan_switches'), 0)
    })

  test('during a trial, and to what is no plan of this listing', async ({ assert }) => {
    const on = await aListingByTheMonth({ trialDays: 14 })
    const trial = await aSwitcher({ on, daysAgo: 3 })
    const other = await aListingBothWays()
    const change = (planId: string) =>
      new SwitchPlan()
        .handle(trial.buyer, trial.subscription.id, { ...wishOf(trial), planId })
        .catch((error) => error)
    assert.equal((await change(trial.yearly.id)).code, 'E_SWITCH_ON_TRIAL')
    assert.equal((await change(trial.plan!.id)).code, 'E_SAME_PLAN')
    assert.equal((await change(other.yearly.id)).code, 'E_NOT_FOUND')
    const stranger = await signedIn(await aUser())
    const path = `/subscriptions/${trial.subscription.id}/plan`
    assert.equal((await stranger.get(path)).status, 404)
    assert.equal(
      (await stranger.post(path, { plan_id: trial.yearly.id, quoted_at: '1', due_in_cents: '1' }))
        .status,
      404
    )
  })

  test('at another sum than was shown, or one that was shown long ago', async ({ assert }) => {
    const { buyer, subscription, plan } = await aSwitcher()
    const shown = await shownTo(buyer, subscription)
    const path = `/subscriptions/${subscription.id}/plan`
    const cheaper = { ...shown, dueInCents: shown.dueInCents - 100 }
    const earlier = { ...shown, quotedAt: shown.quotedAt - 86_400 * 9 }
    for (const wish of [cheaper, earlier]) {
      const answer = await confirm(buyer, subscription, wish)
      assert.equal(answer.headers.get('location'), path)
    }
    await stripeSettles()
    assert.equal((await subscription.refresh()).planId, plan!.id)
    assert.equal(await rowCount('plan_switches'), 0)
  })

  test('by the bank: nothing changes, and another card does it', async ({ assert }) => {
    const { buyer, subscription, plan, yearly } = await aSwitcher()
    await paysWith(buyer, REFUSED_LATER)
    const answer = await confirm(buyer, subscription, await shownTo(buyer, subscription))
    assert.equal(answer.headers.get('location'), `/subscriptions/${subscription.id}`)
    await stripeSettles()
    await subscription.refresh()
    assert.deepEqual([subscription.planId, subscription.status], [plan!.id, 'active'])
    assert.equal(await rowCount('purchases'), 1)
    assert.equal(await rowCount('audit_events', { action: 'subscription.switch_refused' }), 1)

    await paysWith(buyer, '4242424242424242')
    await confirm(buyer, subscription, await shownTo(buyer, subscription))
    assert.equal((await subscription.refresh()).planId, yearly.id)
    const rows = await PlanSwitch.query().orderBy('id')
    assert.deepEqual(
      rows.map(({ status }) => status),
      ['refused', 'done']
    )
    assert.include((await mailTo(buyer.email)).subject, 'by the year now')
    assert.deepEqual(await violations(), [])
  })
})
