import { test } from '@japa/runner'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anOpenCheckout, aSale, aSellingPublisher } from '#tests/scenarios/billing'
import { aPublisher } from '#tests/scenarios/publishers'
import { dashboard, stripeSettles } from '#tests/scenarios/stripe'

test.group('The pages around money', (group) => {
  group.each.setup(() => cleanDatabase())

  test('lead a buyer to Stripe, by form and by script', async ({ client, assert }) => {
    const { plan } = await anOpenCheckout()
    const buyer = await aUser()
    const post = () =>
      client
        .post('/checkouts')
        .form({ plan_id: plan!.id })
        .loginAs(buyer)
        .withCsrfToken()
        .redirects(0)

    const form = await post()
    form.assertStatus(302)
    const page = form.header('location')!
    assert.match(page, /\/c\/pay\/cs_/)

    const script = await post().header('x-inertia', 'true')
    script.assertStatus(409)
    script.assertHeader('x-inertia-location', page)

    const forged = await client
      .post('/checkouts')
      .form({ plan_id: plan!.id })
      .loginAs(buyer)
      .redirects(0)
    assert.isFalse(String(forged.header('location')).includes('/c/pay/'))
  })

  test('wait with the buyer who came back, and with nobody else', async ({ client, assert }) => {
    const { buyer, checkout } = await anOpenCheckout()
    const path = `/checkouts/${checkout.id}?session_id=${checkout.stripeSessionId}`

    const waiting = await client.get(path).loginAs(buyer)
    waiting.assertTextIncludes('Confirming your payment')
    waiting.assertTextIncludes('http-equiv="refresh"')
    ;(await client.get(path).loginAs(await aUser())).assertStatus(404)
    ;(await client.get(path).redirects(0)).assertHeader('location', '/sign-in')
    assert.equal((await checkout.refresh()).status, 'open')
  })

  test('show the sale to its publisher, and the receipt to its buyer', async ({
    client,
    assert,
  }) => {
    const { owner, buyer, purchase, checkout, entitlement } = await aSale()

    const done = await client.get(`/checkouts/${checkout.id}`).loginAs(buyer)
    done.assertTextIncludes(`/library/${entitlement.id}`)

    const sales = await client.get('/studio/sales').loginAs(owner).withInertia()
    const { sales: rows, totals } = sales.inertiaProps as {
      sales: { state: string; netInCents: number; refundable: number }[]
      totals: object[]
    }
    assert.containsSubset(rows, [{ state: 'paid', netInCents: 4165, refundable: 4900 }])
    assert.deepEqual(totals, [
      { currency: 'usd', count: 1, gross: 4900, refunded: 0, fees: 735, net: 4165 },
    ])
    assert.notInclude(JSON.stringify(sales.inertiaProps), buyer.email)

    const receipt = await client
      .get(`/purchases/${purchase.id}/receipt`)
      .loginAs(buyer)
      .redirects(0)
    receipt.assertHeader('location', purchase.receiptUrl!)
    ;(await client.get(`/purchases/${purchase.id}/receipt`).loginAs(owner)).assertStatus(404)
  })

  test('count a partial refund to the cent', async ({ client, assert }) => {
    const { owner, purchase } = await aSale()
    await dashboard('POST', '/v1/refunds', {
      payment_intent: purchase.stripePaymentIntentId,
      amount: '1000',
      reverse_transfer: 'true',
      refund_application_fee: 'true',
    })
    await stripeSettles()

    const { inertiaProps } = await client.get('/studio/sales').loginAs(owner).withInertia()
    assert.containsSubset(inertiaProps.sales, [
      { state: 'partly_refunded', refundable: 3900, netInCents: 3315 },
    ])
    assert.containsSubset(inertiaProps.totals, [{ gross: 4900, refunded: 1000, net: 3315 }])
  })

  test('tell a publisher what Stripe wants, and believe only Stripe', async ({
    client,
    assert,
  }) => {
    const { owner, publisher } = await aPublisher({ payoutsEnabled: false })
    const start = await client
      .post('/studio/onboarding')
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
    assert.match(start.header('location')!, /connect\/onboarding/)

    const back = await client.get('/studio/payouts').loginAs(owner)
    back.assertStatus(200)
    assert.isFalse((await publisher.refresh()).arePayoutsEnabled)

    await stripeSettles()
    const wanted = await client.get('/studio/payouts').loginAs(owner)
    wanted.assertTextIncludes('What Stripe still wants')
    wanted.assertTextIncludes('Your legal name')

    const ready = await aSellingPublisher()
    ;(await client.get('/studio/onboarding').loginAs(ready.owner)).assertTextIncludes(
      'You can sell'
    )
  })
})
