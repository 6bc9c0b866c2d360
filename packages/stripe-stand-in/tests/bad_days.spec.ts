import { test } from '@japa/runner'
import Stripe from 'stripe'
import { aCheckout, aPublisher, eventually, its, refusal, sdk, town } from './town.ts'

test.group('Stripe on a bad day', () => {
  test('a refusal belongs to its key as much as a success does', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id } = await aPublisher(stripe, control)
    const product = await stripe.products.create({ name: 'Reviewer' })
    const params: Stripe.Checkout.SessionCreateParams = {
      mode: 'payment',
      success_url: 'http://shop.test',
      payment_intent_data: { transfer_data: { destination: id } },
      line_items: [
        { quantity: 1, price_data: { currency: 'usd', unit_amount: 900, product: product.id } },
      ],
    }
    const create = (idempotencyKey: string) =>
      stripe.checkout.sessions.create(params, { idempotencyKey })
    await control(`accounts/${id}/restrict`)
    const first = await refusal(create('first'))
    assert.equal(first.code, 'insufficient_capabilities_for_transfer')

    await control(`accounts/${id}/complete_onboarding`)
    const again = await refusal(create('first'))
    assert.equal(again.code, first.code)
    assert.equal(again.headers?.['idempotent-replayed'], 'true')
    assert.equal(await its(create('second'), 'status'), 'open')
    assert.lengthOf(await its(stripe.checkout.sessions.list(), 'data'), 1)
  })

  test('what never began is not remembered', async (context) => {
    const { assert } = context
    const { stripe } = await town(context)
    const idempotencyKey = 'k'
    await refusal(stripe.customers.create({ nmae: 'Ada' } as never, { idempotencyKey }))
    await stripe.customers.create({ name: 'Ada' }, { idempotencyKey })
    assert.lengthOf(await its(stripe.customers.list(), 'data'), 1)
  })

  test('the next requests of an operation fail, the others do not', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    await control('faults', { operation: 'POST /v1/customers', times: 2, status: 429 })
    const create = () => stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'ada' })
    assert.instanceOf(await refusal(create()), Stripe.errors.StripeRateLimitError)
    await stripe.products.create({ name: 'Reviewer' })
    assert.equal(await its(refusal(create()), 'statusCode'), 429)
    await create()
    assert.lengthOf(await its(stripe.customers.list(), 'data'), 1)
    assert.equal(await its(control('faults', { operation: 7 }), 'status'), 400)
    assert.isEmpty(await its(control('faults', {}, 'GET'), 'body'))
  })

  test('done, and told that it was not: the key keeps saying so', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    await control('faults', { operation: 'POST /v1/customers', when: 'after' })
    const create = () => stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'ada' })
    assert.equal(await its(refusal(create()), 'statusCode'), 500)
    assert.equal(await its(refusal(create()), 'statusCode'), 500)
    assert.lengthOf(await its(stripe.customers.list(), 'data'), 1)
    await eventually(inbox.types, (types) => types.includes('customer.created'))
  })

  test('no answer at all: the work is done or not, as planned', async (context) => {
    const { assert } = context
    const { standIn, control, stripe } = await town(context)
    const impatient = sdk(standIn.port, { timeout: 150 })
    const create = () => impatient.customers.create({ name: 'Ada' }, { idempotencyKey: 'ada' })
    await control('faults', { operation: 'POST /v1/customers', kind: 'hang' })
    assert.instanceOf(await refusal(create()), Stripe.errors.StripeConnectionError)
    assert.isEmpty(await its(stripe.customers.list(), 'data'))

    await control('faults', { operation: 'POST /v1/customers', kind: 'hang', when: 'after' })
    assert.instanceOf(await refusal(create()), Stripe.errors.StripeConnectionError)
    const [made] = await its(stripe.customers.list(), 'data')
    assert.equal(await its(create(), 'id'), made?.id)
    assert.lengthOf(await its(stripe.customers.list(), 'data'), 1)
  })

  test('a lost connection is tried again by the SDK itself, under the same key', async (context) => {
    const { assert } = context
    const { control, stripe } = await town(context)
    await control('faults', { operation: 'POST /v1/products', kind: 'cut', when: 'after' })
    const product = await stripe.products.create({ name: 'Reviewer' })
    assert.equal(product.lastResponse.headers['idempotent-replayed'], 'true')
    assert.lengthOf(await its(stripe.products.list(), 'data'), 1)
  })

  test('refused deliveries are tried again for days, an hour apart at most', async (context) => {
    const { assert } = context
    const { startStandIn } = await import('../src/index.ts')
    const standIn = await startStandIn()
    context.cleanup(() => standIn.close())
    const url = `${standIn.url}/_stand_in/settings`
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body: '{}' })
    const { retryDelaysMs } = (await response.json()) as { retryDelaysMs: number[] }
    const hours = retryDelaysMs.reduce((sum, delay) => sum + delay, 0) / 3_600_000
    assert.isAbove(hours, 70)
    assert.equal(Math.max(...retryDelaysMs), 3_600_000)
  })

  test('a publisher who cut the tie is out of reach', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { id: stripeAccount } = await aPublisher(stripe, control)
    await control(`accounts/${stripeAccount}/deauthorize`)
    for (const asking of [
      stripe.v2.core.accounts.retrieve(stripeAccount),
      stripe.accounts.retrieve(stripeAccount),
      stripe.payouts.list({}, { stripeAccount }),
    ])
      assert.instanceOf(await refusal(asking), Stripe.errors.StripePermissionError)
    await refusal(aCheckout(stripe, stripeAccount))
    await eventually(inbox.types, (types) => types.includes('account.application.deauthorized'))
  })

  test('a closed account is sent no onboarding link', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id } = await aPublisher(stripe, control)
    await control(`accounts/${id}/close`)
    const url = 'http://shop.test/payouts'
    const error = await refusal(
      stripe.v2.core.accountLinks.create({
        account: id,
        use_case: {
          type: 'account_onboarding',
          account_onboarding: { refresh_url: url, return_url: url },
        },
      })
    )
    assert.match(error.message, /has been closed/)
    await refusal(aCheckout(stripe, id))
  })
})
