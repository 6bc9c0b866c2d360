import assert from 'node:assert/strict'
import type User from '#accounts/models/user'
import Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import Refund from '#billing/models/refund'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale, aSale } from '#tests/scenarios/billing'
import { hush, isTakenUp, lastEvent, once } from '#tests/scenarios/crashes/one_event'
import { forAVisitor, type PathTo } from '#tests/scenarios/crashes/victim'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, deliverAgain, pay } from '#tests/scenarios/stripe'
import { customerAt } from '#tests/scenarios/subscribers'
import type { Visitor } from '#tests/visitor'

/** Somebody is sent to Stripe's page. */
export async function aVisitorToSend(): Promise<PathTo> {
  const scene = await aListingForSale()
  await hush()
  return (app) => {
    let buyer: User
    let visitor: Visitor
    const goes = (browser: Visitor) => browser.post('/checkouts', { plan_id: scene.plan!.id })
    return {
      counts: forAVisitor,
      async begin() {
        buyer = await aUser()
        visitor = await signedIn(buyer)
        let isAnswered = false
        return {
          walk: () => goes(visitor.copy(app.url)).finally(() => (isAnswered = true)),
          isOver: async () => isAnswered,
        }
      },
      /** They try again, pay, and have paid once: there is no other page on which they could. */
      async converges() {
        const { status, location } = await goes(visitor)
        assert.equal(status, 302)
        const checkout = await Checkout.findByOrFail({ userId: buyer.id, status: 'open' })
        assert.equal(location, checkout.stripeSessionUrl)
        await pay(checkout.stripeSessionId!)
        const customer = await customerAt(buyer)
        const { data: sessions } = await dashboard<{ data: { status: string }[] }>(
          'GET',
          '/v1/checkout/sessions',
          { customer }
        )
        assert.deepEqual(
          sessions.filter(({ status: is }) => is !== 'expired').map(({ status: is }) => is),
          ['complete']
        )
        const event = await lastEvent('checkout.session.completed')
        await deliverAgain(event)
        await isTakenUp(event)
        await once(buyer.id, 'purchase.completed', 'entitlement.granted')
      },
    }
  }
}

/** A publisher gives one unit of a payment back, again and again. */
export async function aRefundToMake(): Promise<PathTo> {
  const sale = await aSale({ amountInCents: 100_000 })
  const publisher = await signedIn(sale.owner)
  const address = `/purchases/${sale.purchase.id}/refunds`
  await hush()
  let refunded = 0
  return (app) => {
    const asks = (browser: Visitor) => browser.post(address, { amount: '1.00' })
    return {
      counts: forAVisitor,
      async begin() {
        refunded += 100
        let isAnswered = false
        return {
          walk: () => asks(publisher.copy(app.url)).finally(() => (isAnswered = true)),
          isOver: async () => isAnswered,
        }
      },
      /** Whoever asks again when nothing shows that it was asked for, or that it was answered, refunds once. */
      async converges() {
        const purchaseId = sale.purchase.id
        const asked = await Refund.query().where({ purchaseId }).orderBy('createdAt')
        if (asked.length * 100 < refunded || asked.some((one) => !one.isAnswered))
          assert.equal((await asks(publisher)).status, 302)
        const event = await lastEvent('charge.refunded')
        await deliverAgain(event)
        await isTakenUp(event)
        const charge = await dashboard<{ amount_refunded: number }>(
          'GET',
          `/v1/charges/${sale.purchase.stripeChargeId}`
        )
        const { refundedInCents } = await Purchase.findOrFail(purchaseId)
        const rows = await Refund.query().where({ purchaseId, status: 'succeeded' })
        assert.deepEqual(
          [charge.amount_refunded, refundedInCents, rows.length * 100],
          Array(3).fill(refunded)
        )
      },
    }
  }
}
