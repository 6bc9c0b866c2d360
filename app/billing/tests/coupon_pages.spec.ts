import { test } from '@japa/runner'
import Checkout from '#billing/models/checkout'
import Coupon from '#billing/models/coupon'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'
import { aCoupon, aListingWithCoupon, CODE } from '#tests/scenarios/coupons'
import { signedIn } from '#tests/scenarios/desk'
import { aPublisher } from '#tests/scenarios/publishers'
import { pay, stripeSettles } from '#tests/scenarios/stripe'
import { Visitor } from '#tests/visitor'

const FORM = { code: 'spring-10', value: '10', unit: 'percent' }

test.group('A publisher’s coupons', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('are made, counted and withdrawn in the studio', async ({ assert }) => {
    const { owner, listing, plan } = await aListingForSale()
    const studio = await signedIn(owner)
    const path = `/studio/listings/${listing.id}/coupons`
    assert.include((await studio.get(path)).body, 'No coupons yet')

    await studio.post(path, {
      ...FORM,
      'duration': '3',
      'starts_on': '',
      'ends_on': '2099-12-31',
      'max_uses': '5',
      'max_uses_per_buyer': '1',
      'plans[]': plan!.id,
    })
    const coupon = await Coupon.query().preload('plans').firstOrFail()
    assert.deepInclude(coupon.serialize(), {
      code: 'SPRING-10',
      percentOff: 10,
      duration: 'months',
      durationInMonths: 3,
      maxUses: 5,
      maxUsesPerBuyer: 1,
    })
    assert.equal(coupon.endsAt!.toUTC().toISO(), '2100-01-01T00:00:00.000Z')
    assert.deepEqual(
      coupon.plans.map(({ id }) => id),
      [plan!.id]
    )
    const buyer = await signedIn(await aUser())
    await buyer.post('/checkouts', { plan_id: plan!.id, code: 'Spring-10' })
    const shown = async () => {
      const { props } = await studio.page(path)
      return (props.coupons as Record<string, unknown>[])[0]
    }
    assert.include(await shown(), { paid: 0, held: 1, state: 'valid' })
    await pay((await Checkout.firstOrFail()).stripeSessionId!)
    await stripeSettles()
    assert.include(await shown(), { paid: 1, held: 0 })

    const { location } = await studio.post(`/studio/coupons/${coupon.id}/withdrawal`, {})
    assert.equal(location, path)
    assert.include(await shown(), { state: 'withdrawn' })
    await studio.post(`/studio/coupons/${coupon.id}/withdrawal`, {})
    assert.equal(await rowCount('audit_events', { action: 'coupon.made' }), 1)
    assert.equal(await rowCount('audit_events', { action: 'coupon.withdrawn' }), 1)
    await studio.post(path, FORM)
    assert.equal(await rowCount('coupons', { code: 'SPRING-10' }), 2)
  })

  test('are refused with the field and the reason', async ({ assert }) => {
    const scene = await aListingWithCoupon({ code: 'TAKEN' })
    const studio = await signedIn(scene.owner)
    const path = `/studio/listings/${scene.listing.id}/coupons`
    const refused: [Record<string, string>, string][] = [
      [{ code: 'a b' }, 'code'],
      [{ code: 'ÜBER' }, 'code'],
      [{ code: '-X-' }, 'code'],
      [{ code: 'taken' }, 'code'],
      [{ value: '0' }, 'value'],
      [{ value: '101' }, 'value'],
      [{ value: '12.5' }, 'value'],
      [{ value: '99' }, 'value'],
      [{ value: '5', unit: 'eur' }, 'unit'],
      [{ unit: 'xyz' }, 'unit'],
      [{ duration: '121' }, 'duration'],
      [{ ends_on: '2020-01-01' }, 'ends_on'],
      [{ starts_on: '2099-02-01', ends_on: '2099-01-01' }, 'ends_on'],
      [{ max_uses: '0' }, 'max_uses'],
      [{ 'plans[]': scene.listing.id }, 'plans'],
    ]
    for (const [mistake, field] of refused) {
      const { location } = await studio.post(path, { ...FORM, ...mistake })
      const { props } = await studio.page(location!)
      assert.property(props.errors, field, JSON.stringify(mistake))
    }
    assert.equal(await rowCount('coupons'), 1)
  })

  test('do not exist for anybody else', async ({ assert }) => {
    const { listing, coupon } = await aListingWithCoupon()
    const rival = await signedIn((await aPublisher()).owner)
    const path = `/studio/listings/${listing.id}/coupons`
    assert.equal((await rival.get(path)).status, 404)
    assert.equal((await rival.post(path, FORM)).status, 404)
    assert.equal((await rival.post(`/studio/coupons/${coupon.id}/withdrawal`, {})).status, 404)
    assert.isNull((await coupon.refresh()).withdrawnAt)
    assert.equal(await rowCount('coupons'), 1)
  })

  test('never change, not even past the studio', async ({ assert }) => {
    const { coupon } = await aListingWithCoupon()
    const raise = () => Coupon.query().where('id', coupon.id).update({ percentOff: 90 })
    await assert.rejects(raise, /withdrawn, and never changed/)
    await assert.rejects(() => coupon.delete(), /never change/)
  })
})

test.group('The page before Stripe’s', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('says what a code takes off before anything is agreed', async ({ assert }) => {
    const { plan, listing } = await aListingWithCoupon()
    const buyer = await signedIn(await aUser())
    assert.include((await buyer.get(`/agents/${listing.agentId}`)).body, 'I have a code')

    const { body } = await buyer.get(`/checkouts/new?plan=${plan!.id}&code=launch-20`)
    for (const words of ['$49.00', 'Code LAUNCH-20', '-$9.80', '$39.20'])
      assert.include(body, words)
    assert.equal(await rowCount('checkouts'), 0)

    const { headers } = await buyer.post('/checkouts', { plan_id: plan!.id, code: 'launch-20' })
    const page = await (await fetch(headers.get('location')!)).text()
    assert.include(page, '39.20')
  })

  test('says why a code takes nothing off, and keeps everything else', async ({ assert }) => {
    const { plan } = await aListingWithCoupon()
    await aListingWithCoupon({ code: 'THEIRS' })
    const buyer = await signedIn(await aUser())
    const path = `/checkouts/new?plan=${plan!.id}`
    const quote = async (code: string) =>
      (await buyer.page(`${path}&code=${encodeURIComponent(code)}`)).props.quote as object
    for (const code of ['nonsense', 'THEIRS', '<b>', ' '.repeat(3) + 'x'])
      assert.deepInclude(await quote(code), {
        problem: 'This agent has no such code. Check how it is spelt, or go on without it.',
        typed: code.trim(),
        amountInCents: 4900,
        discountInCents: 0,
        code: null,
      })
    assert.deepInclude(await quote(''), { problem: null, typed: null })

    const { status, location } = await buyer.post('/checkouts', { plan_id: plan!.id, code: 'no' })
    assert.equal(status, 302)
    assert.equal(
      (await buyer.page(location!)).props.errors?.code?.slice(0, 27),
      'This agent has no such code'
    )
    assert.equal(await rowCount('checkouts'), 0)
  })

  test('is for those who are signed in and may buy', async ({ assert }) => {
    const { plan, owner, listing } = await aListingWithCoupon()
    const path = `/checkouts/new?plan=${plan!.id}`
    assert.match((await new Visitor().get(path)).location!, /^\/sign-in/)
    assert.equal((await (await signedIn(owner)).get(path)).status, 422)
    const buyer = await signedIn(await aUser())
    assert.equal((await buyer.get(`/checkouts/new?plan=${listing.id}`)).status, 404)
    assert.equal((await buyer.get('/checkouts/new?plan=no')).status, 422)
  })

  test('asks for no code where there is none', async ({ assert }) => {
    const scene = await aListingForSale()
    const buyer = await signedIn(await aUser())
    const listing = `/agents/${scene.listing.agentId}`
    assert.notInclude((await buyer.get(listing)).body, 'I have a code')
    await aCoupon(scene, { code: CODE })
    assert.include((await buyer.get(listing)).body, 'I have a code')
  })
})
