import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import StartCheckout from '#billing/actions/start_checkout'
import Checkout from '#billing/models/checkout'
import Refund from '#billing/models/refund'
import { libraryOf } from '#entitlements/queries/library_of'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale, aSale } from '#tests/scenarios/billing'
import { anEntitlement } from '#tests/scenarios/delivery'
import { pay, stripeSettles } from '#tests/scenarios/stripe'

const buying = (act: Promise<unknown>) =>
  act.then(
    () => 'bought',
    (error) => error.code as string
  )

test.group('A licence with updates for some months', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is granted with the months its plan had', async ({ assert, db }) => {
    const { entitlement, purchase, buyer, plan } = await aSale({ updatesForMonths: 12 })

    assert.equal(entitlement.updatesForMonths, 12)
    const end = purchase.paidAt.toUTC().plus({ months: 12 })
    assert.equal(entitlement.updatesUntil!.getTime(), end.toMillis())
    await db.assertHas('audit_events', { action: 'entitlement.granted' }, 1)
    assert.equal(await buying(new StartCheckout().handle(buyer, plan!.id)), 'E_ALREADY_OWNED')
  })

  test('is sold again when its updates have ended, and not before', async ({ assert }) => {
    const { listing, plan } = await aListingForSale({ updatesForMonths: 6 })
    const [buyer, other] = [await aUser(), await aUser()]
    const held = { updatesForMonths: 6 }
    await anEntitlement(buyer, listing, { ...held, issuedAt: DateTime.now().minus({ months: 7 }) })
    await anEntitlement(other, listing, { ...held, issuedAt: DateTime.now().minus({ months: 5 }) })

    assert.equal(await buying(new StartCheckout().handle(other, plan!.id)), 'E_ALREADY_OWNED')
    assert.lengthOf(await Checkout.all(), 0)
    const { checkout } = await new StartCheckout().handle(buyer, plan!.id)
    await pay(checkout.stripeSessionId!)
    await stripeSettles()

    const [second] = (await libraryOf(buyer)).filter(({ state }) => state.reason === 'active')
    assert.isTrue(second.entitlement.bringsUpdates)
    assert.lengthOf(await Refund.all(), 0)
  })
})
