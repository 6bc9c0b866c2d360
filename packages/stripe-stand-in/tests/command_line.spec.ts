import { test } from '@japa/runner'
import { aCheckout, eventually, town, readPage } from './town.ts'

test.group('The official command line', () => {
  test('plays the buyer: no version header, lists as k[], a private confirmation', async (context) => {
    const { assert } = context
    const { standIn, stripe, inbox } = await town(context)
    const send = async (path: string, body?: string) => {
      const response = await fetch(standIn.url + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'authorization': 'Bearer sk_test_cli',
          'content-type': 'application/x-www-form-urlencoded',
        },
        ...(body !== undefined && { body }),
      })
      assert.equal(response.status, 200)
      return (await response.json()) as { id: string }
    }
    const session = await aCheckout(stripe)
    const page = await send(`/v1/payment_pages/${session.id}`)
    const method = await send(
      '/v1/payment_methods',
      'type=card&card[token]=tok_visa&billing_details[email]=jenny@example.com&expand[]=customer'
    )
    await send(`/v1/payment_pages/${page.id}/confirm`, `payment_method=${method.id}`)

    const paid = await stripe.checkout.sessions.retrieve(session.id)
    assert.equal(paid.payment_status, 'paid')
    assert.equal(paid.customer_details?.email, 'jenny@example.com')
    await eventually(inbox.types, (types) => types.includes('checkout.session.completed'))
    assert.isEmpty(standIn.violations())
  })

  test('the front page shows what there is', async (context) => {
    const { assert } = context
    const { standIn, stripe } = await town(context)
    assert.include(await readPage(standIn.url), 'None.')
    const session = await aCheckout(stripe)
    const page = await readPage(standIn.url)
    assert.include(page, `/c/pay/${session.id}`)
    assert.include(page, '$29.00')
  })
})
