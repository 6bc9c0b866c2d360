import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Purchase from '#billing/models/purchase'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anAdmin, signedIn } from '#tests/scenarios/desk'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { dashboard, standIn, stripeSettles } from '#tests/scenarios/stripe'
import {
  aListingByTheMonth,
  aSubscriber,
  standingOf,
  timeCatchesUp,
} from '#tests/scenarios/subscribers'
import Entitlement from '#entitlements/models/entitlement'

const daysAgo = (days: number) => DateTime.now().minus({ days })

/** Somebody who has paid for three months, the last of which runs; a version came in each of them. */
async function threeMonths() {
  const scene = await aListingByTheMonth()
  for (const [version, days] of [
    ['1.0.0', 68],
    ['1.1.0', 45],
    ['1.2.0', 3],
  ] as const)
    await aPublishedRelease({ on: scene, version, publishedAt: daysAgo(days) })
  const subscribed = await aSubscriber({ on: scene, daysAgo: 70 })
  await timeCatchesUp(subscribed.buyer)
  const payments = await Purchase.query().orderBy('periodStartsAt')
  return { ...subscribed, payments }
}

const ALL = ['1.2.0', '1.1.0', '1.0.0']

test.group('The refund of one renewal', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('takes back its period only: {which}')
    .with([
      { which: 'the second of three', at: 1, status: 'active', versions: ALL },
      { which: 'the one that runs', at: 2, status: 'inactive', versions: ['1.1.0'] },
    ])
    .run(async ({ assert }, { at, status, versions }) => {
      const { owner, buyer, subscription, payments } = await threeMonths()
      assert.lengthOf(payments, 3)
      const studio = await signedIn(owner)

      await studio.post(`/purchases/${payments[at].id}/refunds`, {})
      await stripeSettles()

      const refunded = (await Purchase.query().orderBy('periodStartsAt')).map(
        (one) => one.isRefunded
      )
      assert.deepEqual(
        refunded,
        [0, 1, 2].map((one) => one === at)
      )
      const { stored, ...standing } = (await standingOf(buyer, subscription))!
      assert.deepEqual(standing, { status, versions })
      assert.equal(stored, status)
      assert.isTrue((await subscription.refresh()).isRunning)
      const { props } = await studio.page('/studio/sales')
      const sales = props.sales as { period: object; state: string }[]
      assert.deepEqual(sales.map(({ state }) => state).sort(), ['paid', 'paid', 'refunded'])
      assert.isTrue(sales.every(({ period }) => period !== null))
    })

  test('that fails gives the period back; from the desk it works alike', async ({ assert }) => {
    const { buyer, subscription, payments } = await threeMonths()
    const { desk } = await anAdmin()
    const entitlement = await Entitlement.findByOrFail('sourceRef', subscription.entitlementRef)
    const { props } = await desk.page(`/desk/entitlements/${entitlement.id}`)
    assert.lengthOf(props.earlier as object[], 2)

    await desk.post(`/desk/purchases/${payments[2].id}/refund`, {})
    await stripeSettles()
    assert.equal((await standingOf(buyer, subscription))!.status, 'inactive')

    const [refund] = await payments[2].related('refunds').query()
    await standIn('POST', `refunds/${refund.stripeRefundId}/fail`)
    await stripeSettles()
    assert.deepEqual(await standingOf(buyer, subscription), {
      status: 'active',
      stored: 'active',
      versions: ALL,
    })
  })

  test('is not made by strangers', async ({ assert }) => {
    const { payments } = await threeMonths()
    const stranger = await signedIn(await aUser())
    assert.equal((await stranger.post(`/purchases/${payments[1].id}/refunds`, {})).status, 404)
  })
})

test.group('A disputed renewal', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('revokes the whole right until it is won', async ({ assert }) => {
    const { buyer, subscription, payments } = await threeMonths()
    const charge = payments[1].stripeChargeId!
    await standIn('POST', `charges/${charge}/dispute`)
    await stripeSettles()
    assert.equal((await standingOf(buyer, subscription))!.status, 'revoked')

    const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/disputes', { charge })
    await standIn('POST', `disputes/${data[0].id}/win`)
    await stripeSettles()
    assert.equal((await standingOf(buyer, subscription))!.status, 'active')
  })
})
