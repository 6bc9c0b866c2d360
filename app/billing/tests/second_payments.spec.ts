import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import TakeDownListing from '#catalog/actions/take_down_listing'
import GrantComplimentary from '#entitlements/actions/grant_complimentary'
import Entitlement from '#entitlements/models/entitlement'
import StartCheckout from '#billing/actions/start_checkout'
import Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import Refund from '#billing/models/refund'
import StripeEvent from '#billing/models/stripe_event'
import { troubledPayments } from '#billing/queries/troubled_payments'
import { drainStripeEvents } from '#billing/worker'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anOpenCheckout, aSale } from '#tests/scenarios/billing'
import { dashboard, pay, play, standIn, stripeSettles, worthOf } from '#tests/scenarios/stripe'
import { waitFor } from '#tests/scenarios/waiting'

/** Waits until the refund that our own rules decided on has been asked for, and heard of. */
async function goesBack(purchase: Purchase) {
  await waitFor(async () => {
    await stripeSettles()
    return (await purchase.refresh()).isRefunded
  })
}
const requests = () => db.from('audit_events').where('action', 'refund.requested')

test.group('A payment that nobody should have made', (group) => {
  group.each.setup(() => cleanDatabase())

  test('for a line that was given meanwhile goes back by itself, and says why', async ({
    assert,
    client,
  }) => {
    const { buyer, owner, listing, checkout } = await anOpenCheckout()
    const gift = { userId: buyer.id, major: 1, reason: 'For the trouble' }
    const given = await new GrantComplimentary().handle(owner, listing.id, gift)

    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    const purchase = await Purchase.findByOrFail('checkoutId', checkout.id)
    await goesBack(purchase)

    const [refund, ...others] = await Refund.all()
    assert.deepEqual(others, [])
    assert.include(refund.$attributes, { why: 'duplicate', requestedBy: 'system:stripe' })
    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    const [{ details, actor }] = await requests()
    assert.equal(actor, 'system:stripe')
    assert.deepEqual(details, { purchaseId: purchase.id, amountInCents: 4900, why: 'duplicate' })
    const bought = await Entitlement.findByOrFail('sourceRef', purchase.entitlementRef)
    assert.equal(bought.status, 'revoked')
    assert.equal((await given.refresh()).status, 'active')

    const back = await client.get(`/checkouts/${checkout.id}`).loginAs(buyer)
    back.assertTextIncludes('This payment goes back')
    back.assertTextIncludes('We gave the payment back')
    const library = await client.get(`/library/${bought.id}`).loginAs(buyer)
    library.assertTextIncludes('You held this line already')
  })

  test('for an agent that was taken down meanwhile goes back by itself, and says why', async ({
    assert,
    client,
  }) => {
    const { buyer, listing, checkout } = await anOpenCheckout()
    await new TakeDownListing().handle(await aUser({ isAdmin: true }), listing.id, 'Malware.')

    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    const purchase = await Purchase.findByOrFail('checkoutId', checkout.id)
    await goesBack(purchase)

    assert.equal((await Refund.firstOrFail()).why, 'taken_down')
    const back = await client.get(`/checkouts/${checkout.id}`).loginAs(buyer)
    back.assertTextIncludes('took this agent down while you were paying')
    back.assertTextIncludes('You do not pay for this')
  })

  test('from a second page, at the same moment, goes back: one is kept', async ({ assert }) => {
    for (let round = 0; round < 3; round++) {
      const first = await anOpenCheckout()
      await Checkout.query().where('id', first.checkout.id).update({ status: 'expired' })
      const second = await new StartCheckout().handle(first.buyer, first.plan!.id)
      await standIn('POST', 'deliveries/pause')
      await pay(first.checkout.stripeSessionId!)
      await pay(second.checkout.stripeSessionId!)
      await standIn('POST', 'deliveries/resume')
      await Promise.all([stripeSettles(), stripeSettles(), drainStripeEvents()])

      await waitFor(async () => {
        await stripeSettles()
        const active = await Entitlement.query().where({ userId: first.buyer.id, status: 'active' })
        return active.length === 1
      })
      assert.lengthOf(await Purchase.query().where('userId', first.buyer.id), 2)
      assert.equal(await worthOf(first.checkout.stripeAccountId), 4165)
    }
  })

  test('from a page that was given up waits for its bank beside the new one', async ({
    assert,
  }) => {
    const first = await anOpenCheckout()
    await Checkout.query().where('id', first.checkout.id).update({ status: 'expired' })
    const second = await new StartCheckout().handle(first.buyer, first.plan!.id)

    await play(first.checkout.stripeSessionId!, 'pay_delayed')
    await stripeSettles()
    const failed = await StripeEvent.query().whereNotNull('lastError')
    assert.deepEqual(failed, [])
    assert.equal((await second.checkout.refresh()).status, 'open')

    await play(first.checkout.stripeSessionId!, 'settle')
    await stripeSettles()
    assert.equal((await first.checkout.refresh()).status, 'paid')
    assert.lengthOf(await Entitlement.query().where('status', 'active'), 1)
  })

  test('stands at the desk when Stripe refuses to give it back', async ({ assert, client }) => {
    const { buyer, owner, listing, checkout } = await anOpenCheckout()
    const gift = { userId: buyer.id, major: 1, reason: 'For the trouble' }
    await new GrantComplimentary().handle(owner, listing.id, gift)
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    const purchase = await Purchase.findByOrFail('checkoutId', checkout.id)
    await goesBack(purchase)
    const { stripeRefundId } = await Refund.firstOrFail()
    await standIn('POST', `refunds/${stripeRefundId}/fail`)
    await stripeSettles()

    const admin = await aUser({ isAdmin: true })
    const kinds = (await troubledPayments(admin)).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['not_given_back'])
    const back = await client.get(`/checkouts/${checkout.id}`).loginAs(buyer)
    back.assertTextIncludes('somebody here looks at it now')
  })

  test('after a refund that failed is shown to the desk', async ({ assert }) => {
    const { buyer, plan, purchase } = await aSale()
    const { id } = await dashboard('POST', '/v1/refunds', {
      payment_intent: purchase.stripePaymentIntentId,
    })
    await stripeSettles()
    const { checkout } = await new StartCheckout().handle(buyer, plan!.id)
    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    await standIn('POST', `refunds/${id}/fail`)
    await stripeSettles()

    assert.lengthOf(await Entitlement.query().where('status', 'active'), 2)
    const [trouble, ...others] = await troubledPayments(await aUser({ isAdmin: true }))
    assert.include(trouble, { kind: 'held_twice', buyer: buyer.fullName, amountInCents: 4900 })
    assert.deepEqual(others, [])
  })
})
