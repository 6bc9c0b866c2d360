import { test } from '@japa/runner'
import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import Purchase from '#billing/models/purchase'
import type Subscription from '#billing/models/subscription'
import { troubledPayments } from '#billing/queries/troubled_payments'
import { stopRenewalsInVain } from '#billing/stop_renewals_in_vain'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anAddressLost, hasAddress, whereTaxNeedsAnAddress } from '#tests/scenarios/addresses'
import { signedIn } from '#tests/scenarios/desk'
import { aStoryBegins } from '#tests/scenarios/story'
import { standIn, stripeSettles } from '#tests/scenarios/stripe'
import { daysPass } from '#tests/scenarios/subscribers'
import { waitFor } from '#tests/scenarios/waiting'

/** They give it after all, and what waited for it has gone on. */
async function addressIsGiven(buyer: User, subscription: Subscription) {
  await hasAddress(buyer, { 'address[country]': 'DE' })
  await waitFor(async () => {
    await stripeSettles()
    return !(await subscription.refresh()).needsAddress
  }, 20_000)
}

const troubles = async () => troubledPayments(await aUser({ isAdmin: true }))

test.group('The story of an address that Stripe lacks', (group) => {
  whereTaxNeedsAnAddress(group)
  group.each.setup(() => cleanDatabase())
  group.each.timeout(120_000)

  test('the renewal is not issued: its buyer is asked, gives it, and is charged then', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await anAddressLost(33)
    assert.equal(subscription.whyNotBilled, 'customer_tax_location_invalid')
    assert.equal(subscription.status, 'active')
    const { body } = await (await signedIn(buyer)).get(`/subscriptions/${subscription.id}`)
    assert.match(body, /needs your billing address[^.]*Manage payment/)
    const [trouble] = await troubles()
    assert.include(trouble, { kind: 'not_billed', buyer: buyer.fullName, id: subscription.id })

    await addressIsGiven(buyer, subscription)
    assert.isNull(subscription.whyNotBilled)
    assert.isEmpty(await troubles())
    await daysPass(buyer, 1)
    const [, renewal] = await Purchase.query().where('userId', buyer.id).orderBy('periodStartsAt')
    assert.deepEqual([renewal.amountInCents, renewal.taxInCents], [900, 171])
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'active',
      reason: 'active',
      trail: ['granted null→past_due', 'resumed past_due→active'],
      mails: [/Your billing address/],
    })
  })

  test('never given: nothing is charged, and it ends when the grace is over', async ({
    assert,
  }) => {
    const ends = await aStoryBegins()
    const { buyer, subscription } = await anAddressLost(45)
    await stopRenewalsInVain(new System('scheduler'))
    assert.isFalse((await subscription.refresh()).isRunning)
    await hasAddress(buyer, { 'address[country]': 'DE' })
    await daysPass(buyer, 40)
    assert.lengthOf(await Purchase.query().where('userId', buyer.id), 1)
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'inactive',
      reason: 'subscription_ended',
      trail: ['granted null→inactive'],
      mails: [/Your billing address/, /has ended/],
    })
  })

  test('charged without tax: the desk knows, and with the address tax is collected again', async ({
    assert,
    cleanup,
  }) => {
    await standIn('POST', 'settings', { unknownPlaces: 'untaxed' })
    cleanup(() => standIn('POST', 'settings', { unknownPlaces: 'refused' }))
    const ends = await aStoryBegins()
    const { buyer, subscription } = await anAddressLost(33)
    const [, untaxed] = await Purchase.query().where('userId', buyer.id).orderBy('periodStartsAt')
    assert.deepEqual([untaxed.amountInCents, untaxed.taxInCents], [900, 0])
    const [trouble] = await troubles()
    assert.include(trouble, { kind: 'untaxed', id: subscription.id })

    await addressIsGiven(buyer, subscription)
    assert.isEmpty(await troubles())
    await ends(assert, {
      buyer,
      of: subscription,
      status: 'active',
      reason: 'active',
      trail: ['granted null→past_due', 'resumed past_due→active'],
      mails: [/Your billing address/],
    })
  })
})
