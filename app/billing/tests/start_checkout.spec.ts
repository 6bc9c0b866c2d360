import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Anonymous, System } from '#accounts/actor'
import DisablePayouts from '#publishers/actions/disable_payouts'
import OfferPlan from '#catalog/actions/offer_plan'
import WithdrawPlan from '#catalog/actions/withdraw_plan'
import StartCheckout from '#billing/actions/start_checkout'
import Checkout from '#billing/models/checkout'
import StripeCustomer from '#billing/models/stripe_customer'
import { applicationFeeOf } from '#billing/fees'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale, anOpenCheckout, aSale } from '#tests/scenarios/billing'
import { aListing } from '#tests/scenarios/catalog'
import { dashboard, pay, play, stripeSettles, violations } from '#tests/scenarios/stripe'

type Session = {
  mode: string
  customer: string
  client_reference_id: string
  amount_total: number
  payment_intent: string
}
const sessionOf = ({ stripeSessionId }: Checkout) =>
  dashboard<Session>('GET', `/v1/checkout/sessions/${stripeSessionId}`)

/** What a list of Stripe's shows of one of our things. */
type Made = { client_reference_id?: string; metadata?: Record<string, string> }

test.group('Starting a checkout', (group) => {
  group.each.setup(() => cleanDatabase())

  test('agrees first, then asks Stripe for a page with our share in it', async ({ assert }) => {
    const { buyer, checkout, listing, url } = await anOpenCheckout({ amountInCents: 1999 })
    assert.match(url, /^http/)
    assert.equal(checkout.applicationFeeInCents, 300)

    await pay(checkout.stripeSessionId!)
    const session = await sessionOf(checkout)
    assert.equal(session.client_reference_id, checkout.id)
    assert.equal(session.amount_total, 1999)
    const customer = await StripeCustomer.findByOrFail({ userId: buyer.id, currency: 'usd' })
    assert.equal(session.customer, customer.stripeCustomerId)
    const intent = await dashboard<{
      application_fee_amount: number
      transfer_data: { destination: string }
      metadata: object
    }>('GET', `/v1/payment_intents/${session.payment_intent}`)
    assert.equal(intent.application_fee_amount, 300)
    assert.equal(intent.transfer_data.destination, checkout.stripeAccountId)
    assert.deepEqual(intent.metadata, { checkout_id: checkout.id })
    assert.equal(listing.id, checkout.listingId)
    assert.deepEqual(await violations(), [])
  })

  test('twice leads to the same page', async ({ assert }) => {
    const { buyer, plan, checkout, url } = await anOpenCheckout()
    const again = await new StartCheckout().handle(buyer, plan!.id)
    assert.equal(again.checkout.id, checkout.id)
    assert.equal(again.url, url)
  })

  test('from ten tabs at once leads to one page, one customer, one price', async ({ assert }) => {
    const { plan } = await aListingForSale()
    const buyer = await aUser()

    const tabs = await Promise.allSettled(
      Array.from({ length: 10 }, () => new StartCheckout().handle(buyer, plan!.id))
    )

    const opened = tabs.filter((tab) => tab.status === 'fulfilled')
    assert.isNotEmpty(opened)
    assert.lengthOf([...new Set(opened.map(({ value }) => value.url))], 1)
    for (const tab of tabs)
      if (tab.status === 'rejected') assert.equal(tab.reason.code, 'E_STRIPE_UNAVAILABLE')
    const [checkout, ...others] = await Checkout.all()
    assert.deepEqual(others, [])
    const made = async (path: string, isOurs: (one: Made) => boolean) => {
      const { data } = await dashboard<{ data: Made[] }>('GET', path, { limit: '100' })
      return data.filter(isOurs).length
    }
    const isPage = ({ client_reference_id: ours }: Made) => ours === checkout.id
    assert.equal(await made('/v1/checkout/sessions', isPage), 1)
    assert.equal(await made('/v1/customers', ({ metadata }) => metadata?.user_id === buyer.id), 1)
    assert.equal(await made('/v1/prices', ({ metadata }) => metadata?.plan_id === plan!.id), 1)
  })

  test('after the price changed closes the old page', async ({ assert }) => {
    const { buyer, owner, listing, plan, checkout } = await anOpenCheckout()
    await new WithdrawPlan().handle(owner, plan!.id)
    const offer = { kind: 'one_time', major: 1, amountInCents: 5900, currency: 'usd' } as const
    const dearer = await new OfferPlan().handle(owner, listing.id, offer)

    const next = await new StartCheckout().handle(buyer, dearer.id)

    assert.equal(next.checkout.amountInCents, 5900)
    assert.equal((await checkout.refresh()).status, 'expired')
    assert.equal(
      (
        await dashboard<{ status: string }>(
          'GET',
          `/v1/checkout/sessions/${checkout.stripeSessionId}`
        )
      ).status,
      'expired'
    )
  })

  test('finds out by itself that the first page was paid', async ({ assert }) => {
    const { buyer, plan, checkout } = await anOpenCheckout()
    await pay(checkout.stripeSessionId!)

    await assert.rejects(() => new StartCheckout().handle(buyer, plan!.id), /own the 1.x line/)
    assert.equal((await checkout.refresh()).status, 'paid')
  })

  test('again after time ran out makes a new page', async ({ assert }) => {
    const { buyer, plan, checkout } = await anOpenCheckout()
    await play(checkout.stripeSessionId!, 'expire')
    const next = await new StartCheckout().handle(buyer, plan!.id)
    assert.notEqual(next.checkout.id, checkout.id)
    assert.equal((await checkout.refresh()).status, 'expired')
  })

  test('whose page never reached us is asked for again, or given up when it is old', async ({
    assert,
  }) => {
    const { buyer, plan, checkout, url } = await anOpenCheckout()
    await Checkout.query().update({ stripeSessionId: null, stripeSessionUrl: null })
    const again = await new StartCheckout().handle(buyer, plan!.id)
    assert.equal(again.url, url)

    await Checkout.query().update({ stripeSessionId: null, expiresAt: DateTime.now().toSQL() })
    const next = await new StartCheckout().handle(buyer, plan!.id)
    assert.notEqual(next.checkout.id, checkout.id)
  })

  test('is settled even when its page never reached us', async ({ assert }) => {
    const { checkout } = await anOpenCheckout()
    const session = checkout.stripeSessionId!
    await Checkout.query().update({ stripeSessionId: null, stripeSessionUrl: null })

    await pay(session)
    await stripeSettles()

    assert.equal((await checkout.refresh()).status, 'paid')
    assert.equal(checkout.stripeSessionId, session)
  })
})

test.group('A checkout is refused', (group) => {
  group.each.setup(() => cleanDatabase())

  test('to those who may not buy, by name', async ({ assert }) => {
    const { plan, owner, publisher } = await aListingForSale()
    const draft = await aListing({ by: { publisher, owner }, agentId: 'com.example.draft' })
    const start = (actor: Parameters<StartCheckout['handle']>[0], planId = plan!.id) =>
      new StartCheckout().handle(actor, planId)

    await assert.rejects(() => start(new Anonymous()), /Access denied/)
    await assert.rejects(() => start(new System('scheduler')), /Access denied/)
    await assert.rejects(async () => start(await aUser({ verified: false })), /Confirm your e-mail/)
    await assert.rejects(() => start(owner), /your own/)
    await assert.rejects(async () => start(await aUser(), draft.plan!.id), /nothing here/)
    await assert.rejects(async () => start(await aUser(), draft.listing.id), /nothing here/)
    assert.deepEqual(await Checkout.all(), [])
  })

  test('for what is not for sale', async ({ assert }) => {
    const { plan, owner, publisher } = await aListingForSale()
    const buyer = await aUser()
    const start = () => new StartCheckout().handle(buyer, plan!.id)

    await new DisablePayouts().handle(new System('stripe'), publisher.id)
    await assert.rejects(start, /cannot take payments/)

    await new WithdrawPlan().handle(owner, plan!.id)
    await assert.rejects(start, /not for sale any more/)
    assert.deepEqual(await Checkout.all(), [])
  })

  test('to somebody who owns the line, and shown where it is', async ({ assert, client }) => {
    const { buyer, plan, entitlement } = await aSale()

    const response = await client
      .post('/checkouts')
      .form({ plan_id: plan!.id })
      .loginAs(buyer)
      .withCsrfToken()
      .redirects(0)

    response.assertStatus(302)
    response.assertHeader('location', `/library/${entitlement.id}`)
    assert.lengthOf(await Checkout.all(), 1)
  })

  test('while the bank is still thinking about the first one', async ({ assert }) => {
    const { buyer, plan, checkout } = await anOpenCheckout()
    await play(checkout.stripeSessionId!, 'pay_delayed')

    await assert.rejects(() => new StartCheckout().handle(buyer, plan!.id), /not confirmed it yet/)
    assert.lengthOf(await Checkout.all(), 1)
  })
})

test.group('Our share', () => {
  test('of {amount} at {percent} % is {fee}')
    .with([
      { amount: 4900, percent: 15, fee: 735 },
      { amount: 1, percent: 15, fee: 0 },
      { amount: 3, percent: 15, fee: 0 },
      { amount: 10, percent: 15, fee: 2 },
      { amount: 1999, percent: 15, fee: 300 },
      { amount: 999, percent: 12.5, fee: 125 },
      { amount: 29, percent: 100, fee: 29 },
      { amount: 99_999_999, percent: 0, fee: 0 },
      { amount: 99_999_999, percent: 33.33, fee: 33_330_000 },
    ])
    .run(({ assert }, { amount, percent, fee }) =>
      assert.equal(applicationFeeOf(amount, percent), fee)
    )
})
