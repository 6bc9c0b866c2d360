import { test } from '@japa/runner'
import Stripe from 'stripe'
import { aCheckout, aPublisher, aSale, refusal, sdk, town, its } from './town.ts'

test.group('The manners of the API', () => {
  test('a misspelt parameter is refused by name, and remembered', async (context) => {
    const { assert } = context
    const { stripe, control, standIn } = await town(context)
    const typo = { payment_intent_data: { application_fee_ammount: 1 } } as never
    const error = await refusal(aCheckout(stripe, undefined, typo))
    assert.deepInclude(error, { code: 'parameter_unknown', statusCode: 400 })
    assert.equal(error.param, 'payment_intent_data.application_fee_ammount')

    const gone = await refusal(
      aCheckout(stripe, undefined, { payment_method_types: ['card'] } as never)
    )
    assert.equal(gone.param, 'payment_method_types')
    const enumerated = await refusal(aCheckout(stripe, undefined, { mode: 'donation' } as never))
    assert.match(enumerated.message, /must be one of subscription, payment, setup/)
    const fraction = await refusal(
      stripe.prices.create({ currency: 'usd', unit_amount: 10.5, product_data: { name: 'x' } })
    )
    assert.equal(fraction.code, 'parameter_invalid_integer')

    const { body } = await control('violations', {}, 'GET')
    assert.lengthOf(body as object[], 3)
    assert.deepInclude((body as object[])[0] as object, {
      direction: 'in',
      operation: 'POST /v1/checkout/sessions',
    })
    await control('violations', {}, 'DELETE')
    assert.isEmpty(standIn.violations())
  })

  test('what Stripe has and the stand-in does not play is said so', async (context) => {
    const { assert } = context
    const { stripe, standIn } = await town(context)
    const unplayed = await refusal(stripe.quotes.list())
    assert.match(unplayed.message, /does not play this operation/)
    const unknown = await fetch(`${standIn.url}/v1/charm`, {
      headers: { authorization: 'Bearer sk_test_x' },
    })
    assert.equal(unknown.status, 404)
    assert.lengthOf(standIn.violations(), 2)
  })

  test('the key and the version are checked', async (context) => {
    const { assert } = context
    const { standIn } = await town(context)
    const read = async (headers: Record<string, string>) => {
      const response = await fetch(`${standIn.url}/v1/balance`, { headers })
      return { status: response.status, body: await response.text() }
    }
    assert.equal(await its(read({}), 'status'), 401)
    assert.equal(await its(read({ authorization: 'Bearer nonsense' }), 'status'), 401)
    const live = await read({ authorization: 'Bearer sk_live_51abc' })
    assert.equal(live.status, 401)
    assert.notInclude(live.body, '51abc')
    const authorization = 'Bearer sk_test_1'
    assert.equal(await its(read({ authorization }), 'status'), 200)
    const old = await read({ authorization, 'stripe-version': '2024-06-20' })
    assert.equal(old.status, 400)
    assert.include(old.body, '2026-10-28.endive')
  })

  test('the same key gives the same answer, and only to the same question', async (context) => {
    const { assert } = context
    const { stripe } = await town(context)
    const ada = { email: 'ada@example.com', metadata: { user: '007' } }
    const first = await stripe.customers.create(ada, { idempotencyKey: 'customer:7' })
    const again = await stripe.customers.create(ada, { idempotencyKey: 'customer:7' })
    assert.equal(again.id, first.id)
    assert.equal(first.metadata.user, '007')
    assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true')
    assert.notProperty(first.lastResponse.headers, 'idempotent-replayed')
    assert.match(again.lastResponse.requestId, /^req_/)

    const other = await refusal(
      stripe.customers.create({ email: 'eve@example.com' }, { idempotencyKey: 'customer:7' })
    )
    assert.instanceOf(other, Stripe.errors.StripeIdempotencyError)
    assert.lengthOf(await its(stripe.customers.list(), 'data'), 1)
  })

  test('a key whose first request is still being answered is refused', async (context) => {
    const { assert } = context
    const { stripe, standIn } = await town(context, { latencyMs: 150 })
    const create = () => stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'once' })
    const [first, second] = await Promise.allSettled([create(), create()])
    assert.equal(first.status, 'fulfilled')
    assert.equal(second.status, 'rejected')
    const reason = second.status === 'rejected' ? second.reason : undefined
    assert.deepInclude(reason, { statusCode: 409, code: 'idempotency_key_in_use' })
    assert.lengthOf(await its(sdk(standIn.port).customers.list(), 'data'), 1)
  })

  test('a refused request leaves nothing but the refusal', async (context) => {
    const { assert } = context
    const { stripe } = await town(context)
    const params = {
      mode: 'payment' as const,
      success_url: 'http://shop.test',
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'usd', unit_amount: 10, product_data: { name: 'Too cheap' } },
        },
      ],
    }
    await refusal(stripe.checkout.sessions.create(params, { idempotencyKey: 'k' }))
    assert.isEmpty(await its(stripe.products.list(), 'data'))
    assert.isEmpty(await its(stripe.events.list(), 'data'))
    const dearer = structuredClone(params)
    dearer.line_items[0]!.price_data.unit_amount = 1_000
    const other = await refusal(stripe.checkout.sessions.create(dearer, { idempotencyKey: 'k' }))
    assert.instanceOf(other, Stripe.errors.StripeIdempotencyError)
    await stripe.checkout.sessions.create(dearer, { idempotencyKey: 'another' })
  })

  test('lists page in both directions', async (context) => {
    const { assert } = context
    const { stripe } = await town(context)
    const made: string[] = []
    for (let count = 0; count < 7; count += 1)
      made.unshift(await its(stripe.products.create({ name: `Product ${count}` }), 'id'))
    const seen: string[] = []
    for await (const product of stripe.products.list({ limit: 3 })) seen.push(product.id)
    assert.deepEqual(seen, made)
    const newer = await stripe.products.list({ limit: 2, ending_before: made[4]! })
    assert.deepEqual(
      newer.data.map(({ id }) => id),
      made.slice(2, 4)
    )
    assert.isTrue(newer.has_more)
    await refusal(stripe.products.list({ starting_after: 'prod_none' }))
  })

  test('expansion goes four levels deep, and only where there is something', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id } = await aPublisher(stripe, control)
    const sale = await aSale(stripe, control, id)
    const { data } = await stripe.paymentIntents.list({
      expand: ['data.latest_charge.transfer.destination_payment.balance_transaction'],
    })
    const charge = data[0]?.latest_charge as Stripe.Charge
    const payment = (charge.transfer as Stripe.Transfer).destination_payment as Stripe.Charge
    assert.equal((payment.balance_transaction as Stripe.BalanceTransaction).net, 2465)
    const transfer = await stripe.transfers.retrieve(sale.transfer as string, {
      expand: ['destination'],
    })
    assert.equal((transfer.destination as Stripe.Account).object, 'account')
    const silly = await refusal(stripe.charges.retrieve(sale.id, { expand: ['latest_chrage'] }))
    assert.match(silly.message, /cannot be expanded/)
    await refusal(stripe.charges.retrieve(sale.id, { expand: ['a.b.c.d.e'] }))
  })

  test('each account sees its own', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id: stripeAccount } = await aPublisher(stripe, control)
    const sale = await aSale(stripe, control, stripeAccount)
    const { data } = await stripe.charges.list({}, { stripeAccount })
    assert.lengthOf(data, 1)
    assert.match(data[0]?.id ?? '', /^py_/)
    await refusal(stripe.charges.retrieve(sale.id, {}, { stripeAccount }))
    await refusal(stripe.charges.retrieve(data[0]?.id ?? ''))
    const stranger = await refusal(stripe.charges.list({}, { stripeAccount: 'acct_none' }))
    assert.instanceOf(stranger, Stripe.errors.StripePermissionError)
  })
})
