import { test } from '@japa/runner'
import { DateTime, Settings } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import OfferPlan from '#catalog/actions/offer_plan'
import StartCheckout from '#billing/actions/start_checkout'
import WithdrawCoupon from '#billing/actions/withdraw_coupon'
import Checkout from '#billing/models/checkout'
import Coupon from '#billing/models/coupon'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'
import { aCoupon, aListingWithCoupon, anOpenCheckoutWithCode, CODE } from '#tests/scenarios/coupons'
import { dashboard, pay, play, stripeSettles, violations } from '#tests/scenarios/stripe'
import { waitFor } from '#tests/scenarios/waiting'

type Person = Parameters<StartCheckout['handle']>[0]
const start = (buyer: Person, planId: string, code?: string) =>
  new StartCheckout().handle(buyer, planId, { code })
/** The code of the refusal, or null when there is none. */
const refusalOf = (trip: Promise<unknown>) =>
  trip.then(
    () => null,
    (error: { code?: string }) => error.code ?? String(error)
  )
/** Holds the coupon until all of them wait for it: whoever has counted by then counted too early. */
async function atOnce<Done>(coupon: Coupon, trips: () => Promise<Done>[]) {
  const { done } = await db.transaction(async (trx) => {
    await trx.from('coupons').where('id', coupon.id).forUpdate()
    const all = trips()
    await waitFor(async () => (await waiting()) >= all.length, 15_000)
    return { done: Promise.allSettled(all) }
  })
  return done
}
const waiting = () => rowCount('pg_stat_activity', { wait_event_type: 'Lock' })

const aSecondLine = ({ owner, listing }: { owner: Person; listing: { id: string } }) =>
  new OfferPlan().handle(owner, listing.id, {
    kind: 'one_time',
    major: 2,
    amountInCents: 5900,
    currency: 'usd',
  })

test.group('The limits of a coupon', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('hold when many come at once, and open up when a page is left', async ({ assert }) => {
    const { plan, coupon } = await aListingWithCoupon({ maxUses: 2 })
    const buyers = await Promise.all(Array.from({ length: 5 }, () => aUser()))

    const trips = await atOnce(coupon, () => buyers.map((one) => start(one, plan!.id, CODE)))

    const refused = trips.flatMap((trip) => (trip.status === 'rejected' ? [trip.reason.code] : []))
    assert.deepEqual(refused, Array(3).fill('E_COUPON_HELD'))
    const [paid, left] = await Checkout.query().where('status', 'open')
    await pay(paid.stripeSessionId!)
    await play(left.stripeSessionId!, 'expire')
    await stripeSettles()
    const late = buyers[trips.findIndex(({ status }) => status === 'rejected')]
    assert.isNull(await refusalOf(start(late, plan!.id, CODE)))
    await pay((await Checkout.findByOrFail('status', 'open')).stripeSessionId!)
    await stripeSettles()
    assert.equal(await refusalOf(start(await aUser(), plan!.id, CODE)), 'E_COUPON_USED_UP')
    assert.deepEqual(await violations(), [])
  })

  test('count a payment that the bank thinks about, until it says no', async ({ assert }) => {
    const { plan, checkout } = await anOpenCheckoutWithCode({ terms: { maxUses: 1 } })
    await play(checkout.stripeSessionId!, 'pay_delayed')
    await stripeSettles()
    const other = await aUser()
    assert.equal(await refusalOf(start(other, plan!.id, CODE)), 'E_COUPON_HELD')
    await play(checkout.stripeSessionId!, 'fail_delayed')
    await stripeSettles()
    assert.isNull(await refusalOf(start(other, plan!.id, CODE)))
  })

  test('of one buyer are those of nobody else', async ({ assert }) => {
    const scene = await anOpenCheckoutWithCode({ terms: { maxUsesPerBuyer: 1 } })
    const { id: second } = await aSecondLine(scene)
    assert.equal(await refusalOf(start(scene.buyer, second, CODE)), 'E_COUPON_USED_BY_YOU')
    await pay(scene.checkout.stripeSessionId!)
    await stripeSettles()
    assert.equal(await refusalOf(start(scene.buyer, second, CODE)), 'E_COUPON_USED_BY_YOU')
    assert.isNull(await refusalOf(start(await aUser(), second, CODE)))
    assert.isNull(await refusalOf(start(scene.buyer, second)))
  })

  test('in time begin with a moment and end before one', ({ assert }) => {
    const now = DateTime.now()
    const coupon = new Coupon().merge({ startsAt: now, endsAt: now.plus({ days: 1 }) })
    const at = (moment: DateTime) => {
      Settings.now = () => moment.toMillis()
      return [coupon.hasBegun, coupon.isOver]
    }
    try {
      assert.deepEqual(at(now.minus({ milliseconds: 1 })), [false, false])
      assert.deepEqual(at(now), [true, false])
      assert.deepEqual(at(now.plus({ days: 1 }).minus({ milliseconds: 1 })), [true, false])
      assert.deepEqual(at(now.plus({ days: 1 })), [true, true])
    } finally {
      Settings.now = () => Date.now()
    }
  })

  test('in time are told by name', async ({ assert }) => {
    const scene = await aListingWithCoupon({ endsAt: DateTime.now().plus({ seconds: 2 }) })
    await aCoupon(scene, { code: 'NEXT-YEAR', startsAt: DateTime.now().plus({ years: 1 }) })
    const buyer = await aUser()
    assert.isNull(await refusalOf(start(buyer, scene.plan!.id, CODE)))
    assert.equal(await refusalOf(start(buyer, scene.plan!.id, 'next-year')), 'E_COUPON_NOT_YET')
    await new Promise((over) => setTimeout(over, 2_000))
    assert.equal(await refusalOf(start(await aUser(), scene.plan!.id, CODE)), 'E_COUPON_OVER')
  })
})

test.group('A code', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('may be typed in either case, and leads to the same page twice', async ({ assert }) => {
    const { buyer, plan, checkout } = await anOpenCheckoutWithCode()
    const again = await start(buyer, plan!.id, ' launch-20 ')
    assert.equal(again.checkout.id, checkout.id)
    const session = await dashboard<{ amount_total: number }>(
      'GET',
      `/v1/checkout/sessions/${checkout.stripeSessionId}`
    )
    assert.equal(session.amount_total, 3920)
  })

  test('that is withdrawn meanwhile still holds for the page that is open', async ({ assert }) => {
    const { owner, buyer, plan, coupon, checkout } = await anOpenCheckoutWithCode()
    await new WithdrawCoupon().handle(owner, coupon.id)

    assert.equal(await refusalOf(start(await aUser(), plan!.id, CODE)), 'E_COUPON_OVER')
    assert.equal((await start(buyer, plan!.id, CODE)).checkout.id, checkout.id)
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    assert.include((await checkout.refresh()).serialize(), { status: 'paid', amountInCents: 3920 })
  })

  test('closes the page at another price, and one that is refused does not', async ({ assert }) => {
    const { plan } = await aListingWithCoupon()
    const buyer = await aUser()
    const { checkout: dear } = await start(buyer, plan!.id)
    assert.equal(await refusalOf(start(buyer, plan!.id, 'NONSENSE')), 'E_COUPON_UNKNOWN')
    assert.equal((await dear.refresh()).status, 'open')
    const { checkout: cheap } = await start(buyer, plan!.id, CODE)
    assert.equal((await dear.refresh()).status, 'expired')
    const { checkout: dearAgain } = await start(buyer, plan!.id)
    assert.equal((await cheap.refresh()).status, 'expired')
    assert.equal(dearAgain.amountInCents, 4900)
  })

  test('of another plan, currency or publisher takes nothing off', async ({ assert }) => {
    const scene = await aListingForSale()
    const { id: second } = await aSecondLine(scene)
    await aCoupon(scene, { planIds: [second] })
    const stranger = await aListingWithCoupon({ code: 'THEIRS' })
    const buyer = await aUser()
    const own = scene.plan!.id
    assert.equal(await refusalOf(start(buyer, own, CODE)), 'E_COUPON_FOR_OTHER_PLAN')
    assert.equal(await refusalOf(start(buyer, own, 'THEIRS')), 'E_COUPON_UNKNOWN')
    assert.equal(await refusalOf(start(buyer, own, '%_')), 'E_COUPON_UNKNOWN')
    assert.isNull(await refusalOf(start(buyer, second, CODE)))
    assert.isNull(await refusalOf(start(buyer, stranger.plan!.id, 'theirs')))
    await new OfferPlan().handle(stranger.owner, stranger.listing.id, {
      kind: 'one_time',
      major: 3,
      amountInCents: 900,
      currency: 'eur',
    })
    await aCoupon(stranger, { code: 'EUROS', amountOffInCents: 100, currency: 'eur' })
    assert.equal(
      await refusalOf(start(await aUser(), stranger.plan!.id, 'EUROS')),
      'E_COUPON_FOR_OTHER_CURRENCY'
    )
  })
})
