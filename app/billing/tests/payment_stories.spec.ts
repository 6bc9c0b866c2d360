import { test } from '@japa/runner'
import RefundPurchase from '#billing/actions/refund_purchase'
import Purchase from '#billing/models/purchase'
import StripeEvent from '#billing/models/stripe_event'
import { drainStripeEvents } from '#billing/worker'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import GrantComplimentary from '#entitlements/actions/grant_complimentary'
import Entitlement from '#entitlements/models/entitlement'
import { libraryOf } from '#entitlements/queries/library_of'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anOpenCheckout, aSale } from '#tests/scenarios/billing'
import {
  dashboard,
  deliverAgain,
  pay,
  play,
  sentEvents,
  standIn,
  stripeSettles,
} from '#tests/scenarios/stripe'

const refund = (intent: string, amount: number) =>
  dashboard('POST', '/v1/refunds', { payment_intent: intent, amount: String(amount) })

const dispute = async ({ stripeChargeId: charge }: Purchase) => {
  await standIn('POST', `charges/${charge}/dispute`)
  await stripeSettles()
  const { data } = await dashboard<{ data: { id: string }[] }>('GET', '/v1/disputes', {
    charge: charge!,
  })
  return data[0].id
}

test.group('A payment', (group) => {
  group.each.setup(() => cleanDatabase())

  test('by a delayed method gives nothing until the bank confirms it', async ({ assert }) => {
    const { buyer, checkout } = await anOpenCheckout()

    await play(checkout.stripeSessionId!, 'pay_delayed')
    await stripeSettles()
    assert.equal((await checkout.refresh()).status, 'awaiting_payment')
    assert.deepEqual(await libraryOf(buyer), [])

    await play(checkout.stripeSessionId!, 'settle')
    await stripeSettles()
    assert.equal((await checkout.refresh()).status, 'paid')
    assert.lengthOf(await libraryOf(buyer), 1)
  })

  test('that the bank refuses leaves nothing behind', async ({ assert }) => {
    const { buyer, checkout } = await anOpenCheckout()

    await play(checkout.stripeSessionId!, 'pay_delayed')
    await play(checkout.stripeSessionId!, 'fail_delayed')
    await stripeSettles()

    assert.equal((await checkout.refresh()).status, 'failed')
    assert.deepEqual(await libraryOf(buyer), [])
    assert.deepEqual(await Purchase.all(), [])
  })

  test('given back in parts ends the right only with the last part', async ({ assert }) => {
    const { purchase, entitlement } = await aSale()

    await refund(purchase.stripePaymentIntentId, 2000)
    await stripeSettles()
    assert.equal((await entitlement.refresh()).status, 'active')

    await refund(purchase.stripePaymentIntentId, 2900)
    await stripeSettles()
    assert.equal((await entitlement.refresh()).status, 'revoked')
    assert.equal((await purchase.refresh()).refundedInCents, 4900)
  })

  test('stands again when its refund fails', async ({ assert }) => {
    const { purchase, entitlement } = await aSale()
    const { id } = await refund(purchase.stripePaymentIntentId, 4900)
    await stripeSettles()
    assert.equal((await entitlement.refresh()).status, 'revoked')

    await standIn('POST', `refunds/${id}/fail`)
    await stripeSettles()

    assert.equal((await entitlement.refresh()).status, 'active')
    assert.equal((await purchase.refresh()).refundedInCents, 0)
  })

  test('that is disputed rests, and {then}')
    .with([
      { act: 'win', then: 'returns when we win', status: 'active' },
      { act: 'lose', then: 'is over when we lose', status: 'revoked' },
    ])
    .run(async ({ assert }, { act, status }) => {
      const { purchase, entitlement } = await aSale()

      const disputeId = await dispute(purchase)
      assert.equal((await entitlement.refresh()).status, 'revoked')

      await standIn('POST', `disputes/${disputeId}/${act}`)
      await stripeSettles()
      assert.equal((await entitlement.refresh()).status, status)
    })

  test('won from the bank does not undo what an admin revoked', async ({ assert }) => {
    const { purchase, entitlement } = await aSale()
    const disputeId = await dispute(purchase)
    await new RevokeEntitlement().handle(await aUser({ isAdmin: true }), entitlement.id, {
      reason: 'fraud',
      causeRef: 'admin',
      at: new Date(),
    })

    await standIn('POST', `disputes/${disputeId}/win`)
    await stripeSettles()

    assert.equal((await entitlement.refresh()).status, 'revoked')
  })

  test('is never brought back by an old message', async ({ assert }) => {
    const { length: earlier } = await sentEvents()
    const { owner, purchase, entitlement } = await aSale()
    await new RefundPurchase().handle(owner, purchase.id)
    await stripeSettles()

    for (const { event, type } of (await sentEvents()).slice(earlier))
      if (type === 'checkout.session.completed' || type === 'charge.succeeded')
        await deliverAgain(event, { body: { id: `${event}again` } })
    await drainStripeEvents()

    assert.equal((await entitlement.refresh()).status, 'revoked')
    assert.lengthOf(await Entitlement.all(), 1)
  })

  test('names its buyer and listing in our own row, whatever the message says', async ({
    assert,
  }) => {
    const { buyer, checkout } = await anOpenCheckout()
    const thief = await aUser()
    await standIn('POST', 'deliveries/pause')
    await pay(checkout.stripeSessionId!)
    await standIn('POST', 'deliveries/resume')
    await stripeSettles()

    const sent = (await sentEvents()).filter(({ type }) => type === 'checkout.session.completed')
    const metadata = { user_id: thief.id, checkout_id: thief.id }
    const forged = {
      object: { id: checkout.stripeSessionId, client_reference_id: thief.id, metadata },
    }
    await deliverAgain(sent.at(-1)!.event, { body: { id: 'evt_edited1', data: forged } })
    await drainStripeEvents()

    assert.deepEqual(await libraryOf(thief), [])
    assert.lengthOf(await libraryOf(buyer), 1)
    assert.lengthOf(await Entitlement.all(), 1)
  })

  test('given back leaves what else the buyer holds of the same line', async ({ assert }) => {
    const { owner, buyer, listing, purchase, entitlement } = await aSale()
    const gift = await new GrantComplimentary().handle(owner, listing.id, {
      userId: buyer.id,
      major: 1,
      reason: 'For the trouble',
    })

    await new RefundPurchase().handle(owner, purchase.id)
    await stripeSettles()

    assert.equal((await entitlement.refresh()).status, 'revoked')
    assert.equal((await gift.refresh()).status, 'active')
  })

  test('that we do not know yet keeps its dispute waiting, and gets it when it comes', async ({
    assert,
  }) => {
    const { checkout } = await anOpenCheckout()
    await pay(checkout.stripeSessionId!)
    const { payment_intent: intent } = await dashboard<{ payment_intent: string }>(
      'GET',
      `/v1/checkout/sessions/${checkout.stripeSessionId}`
    )
    await stripeSettlesWithout('checkout.session.completed', async () => {
      await refund(intent, 4900)
    })
    const waiting = await StripeEvent.query().where({ state: 'parked', outcome: 'unknown_payment' })
    assert.isNotEmpty(waiting)
    assert.deepEqual(await Entitlement.all(), [])

    await StripeEvent.query()
      .where('type', 'checkout.session.completed')
      .update({ state: 'pending' })
    await drainStripeEvents()

    const [entitlement] = await Entitlement.all()
    assert.equal(entitlement.status, 'revoked')
    assert.deepEqual(await StripeEvent.query().where('state', 'parked'), [])
  })
})

/** As when one message is held up: it is taken out of the queue before the others are worked on. */
async function stripeSettlesWithout(type: string, act: () => Promise<void>) {
  await act()
  const hold = () => StripeEvent.query().where({ type, state: 'pending' }).update({ state: 'dead' })
  for (let seen = 0; seen === 0;) seen = Number(await hold())
  await stripeSettles()
}
