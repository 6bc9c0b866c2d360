import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Checkout from '#billing/models/checkout'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anOpenCheckout, aSale } from '#tests/scenarios/billing'
import { dashboard, pay, standIn, stripeSettles } from '#tests/scenarios/stripe'
import { waitFor } from '#tests/scenarios/waiting'

test.group('What pages say about money', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.teardown(async () => void (await standIn('POST', 'chaos', {})))

  test('is true for the buyer whose bank decided against them', async ({ client }) => {
    const { buyer, purchase, entitlement } = await aSale()
    await standIn('POST', `charges/${purchase.stripeChargeId}/dispute`)
    await stripeSettles()
    const page = () => client.get(`/library/${entitlement.id}`).loginAs(buyer)
    ;(await page()).assertTextIncludes('or the bank decides that the payment stands')
    const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/disputes', {
      charge: purchase.stripeChargeId!,
    })

    await standIn('POST', `disputes/${data[0].id}/win`)
    await stripeSettles()

    ;(await page()).assertTextIncludes('The bank decided for the payment; it stands.')
  })

  test('changes when the payment is not heard of for a minute', async ({ client, assert }) => {
    const { buyer, checkout } = await anOpenCheckout()
    const path = `/checkouts/${checkout.id}?session_id=${checkout.stripeSessionId}`
    ;(await client.get(path).loginAs(buyer)).assertTextIncludes('One moment')
    const returnedAt = DateTime.now().minus({ seconds: 61 })
    await Checkout.query().where('id', checkout.id).update({ returnedAt })

    const late = await client.get(path).loginAs(buyer)

    late.assertTextIncludes('This takes longer than it should')
    late.assertTextIncludes('/policies/refunds')
    assert.equal((await checkout.refresh()).returnedAt!.toMillis(), returnedAt.toMillis())
  })

  test('comes true without an event: coming back has us look', async ({ client, assert }) => {
    const { buyer, checkout } = await anOpenCheckout()
    await standIn('POST', 'chaos', { drop: 1 })
    await pay(checkout.stripeSessionId!)
    const path = `/checkouts/${checkout.id}?session_id=${checkout.stripeSessionId}`
    ;(await client.get(path).loginAs(await aUser())).assertStatus(404)
    assert.isNull((await checkout.refresh()).returnedAt)

    await client.get(path).loginAs(buyer)

    await waitFor(async () => (await checkout.refresh()).status === 'paid')
    ;(await client.get(path).loginAs(buyer)).assertTextIncludes('It is yours')
  })
})
