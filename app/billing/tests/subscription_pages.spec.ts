import { test } from '@japa/runner'
import Entitlement from '#entitlements/models/entitlement'
import { cleanDatabase, rowCount } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'
import { signedIn } from '#tests/scenarios/desk'
import { aSubscriber } from '#tests/scenarios/subscribers'
import { Visitor } from '#tests/visitor'

type Offer = { interval: string | null; trialDays: number; terms: string }

test.group('The pages around subscriptions', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('let a publisher offer one, and show it beside the lines', async ({ assert }) => {
    const { owner, listing } = await aListingForSale()
    const studio = await signedIn(owner)
    const offer = { kind: 'subscription', amount: '9.00', currency: 'usd' }
    const plans = `/studio/listings/${listing.id}/plans`

    const wrong = await studio.post(plans, { ...offer, interval: 'week', trial_days: '91' })
    assert.equal(wrong.status, 302)
    assert.equal(await rowCount('plans', { kind: 'subscription' }), 0)
    await studio.post(plans, { ...offer, interval: 'month', trial_days: '14' })
    await studio.post(plans, { ...offer, interval: 'year', trial_days: '0' })
    assert.equal(await rowCount('plans', { kind: 'subscription' }), 2)

    const { props } = await new Visitor().page(`/agents/${listing.agentId}`)
    const offers = props.offers as Offer[]
    assert.deepEqual(
      offers.map(({ interval, trialDays }) => [interval, trialDays]),
      [
        [null, 0],
        ['month', 14],
        ['year', 0],
      ]
    )
    assert.include(offers[1].terms, 'The first 14 days are free')
  })

  test('show a subscriber what runs, and offer no second one nor a second trial', async ({
    assert,
  }) => {
    const { buyer, listing, subscription } = await aSubscriber({ trialDays: 14 })
    const browser = await signedIn(buyer)

    const { props } = await browser.page(`/agents/${listing.agentId}`)
    assert.deepEqual(props.running, {
      subscriptionId: subscription.id,
      endsOn: null,
      isUndoable: false,
    })
    assert.equal((props.offers as Offer[])[0].trialDays, 0)
    const list = await browser.get('/subscriptions')
    assert.include(list.body, 'Nothing paid so far')
    assert.include(list.body, 'Manage payment')
    const entitlement = await Entitlement.findByOrFail('sourceRef', subscription.entitlementRef)
    const { body } = await browser.get(`/library/${entitlement.id}`)
    assert.include(body, `/subscriptions/${subscription.id}`)
  })

  test('lead to Stripe’s own page for cards and invoices, once there is something', async ({
    assert,
  }) => {
    const { buyer, subscription } = await aSubscriber()
    const browser = await signedIn(buyer)
    const { props } = await browser.page(`/subscriptions/${subscription.id}`)
    const { invoices } = props.subscription as { invoices: { paidAt: string | null }[] }
    assert.deepEqual(
      invoices.map(({ paidAt }) => paidAt !== null),
      [true]
    )
    for (let visit = 0; visit < 2; visit++) {
      const { headers } = await browser.post('/payment-portal', {})
      const page = await (await fetch(headers.get('location')!)).text()
      assert.match(headers.get('location')!, /\/p\/session\/bps_/)
      assert.notInclude(page.toLowerCase(), 'cancel subscription')
    }

    const newcomer = await signedIn(await aUser())
    const refused = await newcomer.post('/payment-portal', {})
    assert.notInclude(refused.headers.get('location') ?? '', '/p/session/')
  })

  test('do not exist for anybody else', async ({ assert }) => {
    const { subscription } = await aSubscriber()
    const stranger = await signedIn(await aUser())
    const path = `/subscriptions/${subscription.id}`
    assert.equal((await stranger.get(path)).status, 404)
    assert.equal((await stranger.get(`${path}/cancellation`)).status, 404)
    assert.equal((await stranger.post(`${path}/cancellation`, {})).status, 404)
    assert.equal((await stranger.post(`${path}/cancellation`, {}, 'DELETE')).status, 404)
    assert.isNull((await subscription.refresh()).cancelsAt)
  })
})
