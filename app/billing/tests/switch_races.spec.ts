import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import PlanSwitch from '#billing/models/plan_switch'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import { settleForgottenSubscriptions } from '#billing/settle_forgotten_subscriptions'
import { cleanDatabase, rowCount } from '#tests/database'
import { mailsTo } from '#tests/mailbox'
import { signedIn } from '#tests/scenarios/desk'
import { standIn, stripeSettles, violations } from '#tests/scenarios/stripe'
import { waitFor } from '#tests/scenarios/waiting'
import { aSwitcher, confirm, shownTo } from '#tests/scenarios/switches'

type Scene = Awaited<ReturnType<typeof aSwitcher>>

/** As often as the SDK asks by itself before it gives up. */
const ALWAYS = 3
const fails = (fault: object) =>
  standIn('POST', 'faults', {
    operation: 'POST /v1/subscriptions/{id}',
    times: ALWAYS,
    ...fault,
  })

const statuses = async () => (await PlanSwitch.query().orderBy('id')).map(({ status }) => status)

test.group('A change of plan, whatever comes in between', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.teardown(async () => {
    await standIn('DELETE', 'faults')
    await standIn('POST', 'settings', { eventsBeforeAnswer: false })
  })
  group.each.timeout(60_000)

  /** The year is paid once, our books say so once, and the buyer hears of it once. */
  async function isMadeOnce(
    assert: { equal: (one: unknown, other: unknown) => void },
    { buyer, subscription, yearly }: Scene
  ) {
    await stripeSettles()
    assert.equal((await subscription.refresh()).planId, yearly.id)
    assert.equal(await rowCount('purchases'), 2)
    assert.equal(await rowCount('purchases', { plan_id: yearly.id }), 1)
    assert.equal(await rowCount('audit_events', { action: 'subscription.switched' }), 1)
    const news = async () =>
      (await mailsTo(buyer.email)).filter(({ subject }) => subject.includes('by the year now'))
    await waitFor(async () => (await news()).length > 0, 20_000)
    assert.equal((await news()).length, 1)
    assert.equal((await new FindDrifts().handle(new System('scheduler'))).drifts, 0)
    assert.equal((await violations()).length, 0)
  }

  test('confirmed twice at once, and from two tabs, is paid once', async ({ assert }) => {
    const scene = await aSwitcher()
    const { buyer, subscription } = scene
    const one = await shownTo(buyer, subscription)
    const tabs = [await signedIn(buyer), await signedIn(buyer), await signedIn(buyer)]
    const form = (shown: typeof one) => ({
      plan_id: shown.planId,
      quoted_at: String(shown.quotedAt),
      due_in_cents: String(shown.dueInCents),
    })
    const later = { ...one, quotedAt: one.quotedAt - 1 }
    const path = `/subscriptions/${subscription.id}/plan`
    const asked = [one, one, later]
    await Promise.all(tabs.map((tab, index) => tab.post(path, form(asked[index]))))
    await isMadeOnce(assert, scene)
    assert.deepEqual(await statuses(), ['done'])
  })

  test('that Stripe made, but said it had failed, is found by its events', async ({ assert }) => {
    const scene = await aSwitcher()
    await fails({ kind: 'error', status: 500, when: 'after', times: 1 })
    await confirm(scene.buyer, scene.subscription, await shownTo(scene.buyer, scene.subscription))
    await isMadeOnce(assert, scene)
    assert.deepEqual(await statuses(), ['done'])
  })

  test('that never reached Stripe is asked again as the same question', async ({ assert }) => {
    const scene = await aSwitcher()
    const { buyer, subscription, plan } = scene
    const shown = await shownTo(buyer, subscription)
    await fails({ kind: 'cut', when: 'before' })
    await confirm(buyer, subscription, shown)
    await stripeSettles()
    assert.equal((await subscription.refresh()).planId, plan!.id)
    const again = await shownTo(buyer, subscription)
    assert.equal(again.dueInCents, shown.dueInCents)
    await confirm(buyer, subscription, again)
    await isMadeOnce(assert, scene)
    assert.deepEqual(await statuses(), ['done'])
  })

  test('that never reached Stripe is given up after an hour', async ({ assert }) => {
    const scene = await aSwitcher()
    const { buyer, subscription } = scene
    await fails({ kind: 'cut', when: 'before' })
    await confirm(buyer, subscription, await shownTo(buyer, subscription))
    const old = DateTime.now().minus({ minutes: 90 })
    await PlanSwitch.query().update({ createdAt: old, quotedAt: old })
    await Subscription.query().update({ lookedAt: null })
    await settleForgottenSubscriptions(new System('stripe'))
    assert.deepEqual(await statuses(), ['given_up'])
    await confirm(buyer, subscription, await shownTo(buyer, subscription))
    await isMadeOnce(assert, scene)
    assert.deepEqual(await statuses(), ['given_up', 'done'])
  })

  test('is the same when events come before the answer, or long after', async ({ assert }) => {
    const early = await aSwitcher()
    await standIn('POST', 'settings', { eventsBeforeAnswer: true })
    await confirm(early.buyer, early.subscription, await shownTo(early.buyer, early.subscription))
    await isMadeOnce(assert, early)

    await cleanDatabase()
    await standIn('POST', 'settings', { eventsBeforeAnswer: false })
    const late = await aSwitcher()
    await standIn('POST', 'deliveries/pause')
    await confirm(late.buyer, late.subscription, await shownTo(late.buyer, late.subscription))
    assert.lengthOf(await Purchase.all(), 2)
    await standIn('POST', 'deliveries/resume')
    await isMadeOnce(assert, late)
  })
})
