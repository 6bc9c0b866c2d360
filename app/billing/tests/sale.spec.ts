import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import RefundPurchase from '#billing/actions/refund_purchase'
import Purchase from '#billing/models/purchase'
import { libraryOf } from '#entitlements/queries/library_of'
import { cleanDatabase } from '#tests/database'
import { anOpenCheckout, aSale } from '#tests/scenarios/billing'
import { pay, standIn, stripeSettles, violations } from '#tests/scenarios/stripe'

const trail = async () =>
  (await db.from('audit_events').orderBy('id').select('action')).map(({ action }) => action)

test.group('A sale', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.setup(async () => {
    await standIn('DELETE', 'violations')
    return async () => {
      const found = await violations()
      if (found.length > 0) throw new Error(JSON.stringify(found, null, 2))
    }
  })

  test('becomes an entitlement by the signed webhook alone', async ({ assert }) => {
    const { buyer, checkout, listing } = await anOpenCheckout()
    assert.deepEqual(await libraryOf(buyer), [])

    await pay(checkout.stripeSessionId!)
    await stripeSettles()

    const [entry] = await libraryOf(buyer)
    assert.equal(entry.entitlement.listingId, listing.id)
    assert.equal(entry.state.status, 'active')
    const purchase = await Purchase.findByOrFail('checkoutId', checkout.id)
    assert.equal(purchase.amountInCents, 4900)
    assert.equal(purchase.applicationFeeInCents, 735)
    assert.equal(purchase.country, 'US')
    assert.match(purchase.stripeChargeId!, /^(ch|py)_/)
    assert.isTrue(purchase.receiptUrl!.startsWith('http'))
    const after = (await trail()).filter((action) => /purchase|entitlement/.test(action))
    assert.deepEqual(after, ['purchase.completed', 'entitlement.granted'])
  })

  test('ends with a full refund, asked for by the publisher, and says so', async ({ assert }) => {
    const { owner, buyer, purchase, entitlement } = await aSale()

    const refund = await new RefundPurchase().handle(owner, purchase.id)
    assert.equal((await entitlement.refresh()).status, 'active')
    await stripeSettles()

    assert.equal((await refund.refresh()).status, 'succeeded')
    assert.equal((await purchase.refresh()).refundedInCents, 4900)
    assert.equal((await entitlement.refresh()).status, 'revoked')
    const [entry] = await libraryOf(buyer)
    assert.equal(entry.state.reason, 'revoked_refund')
    const after = (await trail()).filter((action) => /refund|entitlement/.test(action))
    assert.deepEqual(after, [
      'entitlement.granted',
      'refund.requested',
      'purchase.refunds_changed',
      'entitlement.revoked',
    ])
  })
})
