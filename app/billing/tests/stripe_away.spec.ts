import { test } from '@japa/runner'
import RefundPurchase from '#billing/actions/refund_purchase'
import StartCheckout from '#billing/actions/start_checkout'
import Checkout from '#billing/models/checkout'
import Refund from '#billing/models/refund'
import type Plan from '#catalog/models/plan'
import type User from '#accounts/models/user'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale, aSale } from '#tests/scenarios/billing'
import { dashboard, pay, standIn, stripeSettles } from '#tests/scenarios/stripe'

type Session = { id: string; status: string; client_reference_id: string }

const PAGES = 'POST /v1/checkout/sessions'
/** Three times: as often as the SDK asks by itself before it gives up. */
const CUT = [{ kind: 'cut', times: 3 }]
/** The work is done, and Stripe says that it failed, however often it is asked with the same key. */
const DONE_AND_DENIED = [{ kind: 'error', status: 500, when: 'after' }]
async function fails(operation: string, faults: object[]) {
  for (const fault of faults) await standIn('POST', 'faults', { operation, ...fault })
}

const pagesOf = async ({ id }: User) => {
  const checkouts = await Checkout.query().where('userId', id)
  const path = '/v1/checkout/sessions'
  const { data } = await dashboard<{ data: Session[] }>('GET', path, { limit: '100' })
  const ours = checkouts.map((checkout) => checkout.id)
  return data.filter((session) => ours.includes(session.client_reference_id))
}

test.group('When Stripe does not answer', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.teardown(async () => void (await standIn('DELETE', 'faults')))

  const refuse = async (buyer: User, plan: Plan) => {
    try {
      await new StartCheckout().handle(buyer, plan.id)
    } catch (error) {
      return error as { code: string; message: string }
    }
    throw new Error('A page was opened')
  }

  test('a buyer is told that nothing was charged, and the next try leads to one page: {what}')
    .with([
      { what: 'too many requests', faults: [{ kind: 'error', status: 429 }] },
      { what: 'the connection cut', faults: CUT },
    ])
    .run(async ({ assert }, { faults }) => {
      const { plan } = await aListingForSale()
      const buyer = await aUser()
      await fails(PAGES, faults)

      const { code, message } = await refuse(buyer, plan!)
      assert.equal(code, 'E_STRIPE_UNAVAILABLE')
      assert.match(message, /Nothing was charged/)
      const agreed = await Checkout.firstOrFail()
      assert.include(agreed.$attributes, { status: 'open', stripeSessionId: null })

      const { checkout } = await new StartCheckout().handle(buyer, plan!.id)
      assert.equal(checkout.id, agreed.id)
      const pages = await pagesOf(buyer)
      assert.deepEqual(
        pages.map(({ id }) => id),
        [checkout.stripeSessionId]
      )
      await pay(checkout.stripeSessionId!)
      await stripeSettles()
      assert.equal((await checkout.refresh()).status, 'paid')
    })
    .timeout(60_000)

  test('a fault that Stripe repeats is not asked for again', async ({ assert }) => {
    const { plan } = await aListingForSale()
    const buyer = await aUser()
    await fails(PAGES, [{ kind: 'error', status: 500, times: 3 }])

    const { message } = await refuse(buyer, plan!)
    assert.match(message, /Nothing was charged/)
    assert.equal((await Checkout.firstOrFail()).status, 'unopened')

    const { checkout } = await new StartCheckout().handle(buyer, plan!.id)
    assert.equal(checkout.status, 'open')
    assert.isNotNull(checkout.stripeSessionUrl)
  }).timeout(60_000)

  test('an answer that never comes is waited for ten seconds, then asked for again', async ({
    assert,
  }) => {
    const { plan } = await aListingForSale()
    const buyer = await aUser()
    await fails(PAGES, [{ kind: 'hang' }])

    const { checkout } = await new StartCheckout().handle(buyer, plan!.id)

    assert.deepEqual(
      (await pagesOf(buyer)).map(({ id }) => id),
      [checkout.stripeSessionId]
    )
  }).timeout(60_000)

  test('an answer that is lost on the way is asked for again at once', async ({ assert }) => {
    const { plan } = await aListingForSale()
    const buyer = await aUser()
    await fails(PAGES, [{ kind: 'cut', when: 'after' }])

    const { checkout } = await new StartCheckout().handle(buyer, plan!.id)

    assert.deepEqual(
      (await pagesOf(buyer)).map(({ id }) => id),
      [checkout.stripeSessionId]
    )
  })

  test('a refund is said to be unknown, not undone, and made once: {what}')
    .with([
      { what: 'the connection cut', faults: CUT },
      { what: 'made, and said to have failed', faults: DONE_AND_DENIED },
    ])
    .run(async ({ assert }, { faults }) => {
      const { owner, purchase } = await aSale()
      await fails('POST /v1/refunds', faults)
      const part = () => new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1000 })

      const error = (await part().catch((refusal: Error) => refusal)) as Error
      assert.match(error.message, /do not know yet whether the refund was made/)
      assert.notMatch(error.message, /Nothing was charged|nothing moved/)
      assert.equal((await Refund.firstOrFail()).status, 'requested')

      await part()
      await stripeSettles()
      const { data } = await dashboard<{ data: { amount: number }[] }>('GET', '/v1/refunds', {
        payment_intent: purchase.stripePaymentIntentId,
      })
      assert.deepEqual(
        data.map(({ amount }) => amount),
        [1000]
      )
      assert.lengthOf(await Refund.all(), 1)
      assert.equal((await purchase.refresh()).refundedInCents, 1000)
    })
    .timeout(60_000)
})
