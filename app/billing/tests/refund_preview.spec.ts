import fc from 'fast-check'
import { test } from '@japa/runner'
import env from '#start/env'
import RefundPurchase from '#billing/actions/refund_purchase'
import { refundableSale } from '#billing/queries/refundable_sale'
import { refundPreview } from '#billing/refund_preview'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSale } from '#tests/scenarios/billing'
import { booksSettle, decide, dispute } from '#tests/scenarios/corrections'
import { signedIn } from '#tests/scenarios/desk'
import { standIn, worthOf } from '#tests/scenarios/stripe'

test.group('What a refund comes to', (group) => {
  group.setup(async () => void (await aSale({ amountInCents: 900_000 })))
  group.each.setup(() => cleanDatabase())

  test('adds up, and takes nothing that the publisher does not have', ({ assert }) => {
    const payment = fc
      .record({ amount: fc.integer({ min: 1, max: 1_000_000 }), tax: fc.nat(200_000) })
      .chain(({ amount, tax }) =>
        fc.record({
          amount: fc.constant(amount),
          tax: fc.constant(tax),
          fee: fc.nat(amount),
          asked: fc.integer({ min: 1, max: amount + tax }),
        })
      )
    fc.assert(
      fc.property(payment, ({ amount, tax, fee, asked }) => {
        const basis = {
          ...{ amountInCents: amount, taxInCents: tax, applicationFeeInCents: fee },
          ...{ reversedInCents: 0, feeRefundedInCents: 0, returnedInCents: 0 },
          ...{ netInCents: amount - fee, goneInCents: 0, refundedInCents: 0 },
          stripeFeeInCents: null,
        }
        const preview = refundPreview(basis, asked)
        const { fromPublisherInCents: theirs, feeInCents, taxInCents, fromUsInCents } = preview
        assert.equal(theirs + feeInCents + taxInCents + fromUsInCents, asked)
        assert.isAtLeast(theirs, 0)
        assert.isAtMost(theirs, amount - fee)
        assert.isAtMost(Math.abs(fromUsInCents), 2)
        if (asked === amount + tax) assert.equal(preview.netInCents, 0)
      }),
      { numRuns: 500 }
    )
  })

  for (const percent of [0, 19])
    test(`is what really happens, in parts and whole, with ${percent} % of tax`, async ({
      assert,
    }) => {
      env.set('STRIPE_TAX', percent > 0)
      await standIn('POST', 'settings', { taxRatePercent: percent })
      try {
        const { owner, purchase, checkout } = await aSale()
        await booksSettle()
        for (const asked of [1000, 333, undefined]) {
          await purchase.refresh()
          const left = purchase.totalInCents - purchase.refundedInCents
          const { preview } = await refundableSale(owner, purchase.id, asked ?? left)
          const before = await worthOf(checkout.stripeAccountId)
          assert.equal(preview!.netInCents, before - preview!.fromPublisherInCents)

          await new RefundPurchase().handle(owner, purchase.id, { amountInCents: asked })
          await booksSettle()
          assert.equal(await worthOf(checkout.stripeAccountId), preview!.netInCents)
        }
        assert.equal(await worthOf(checkout.stripeAccountId), 0)
      } finally {
        env.set('STRIPE_TAX', false)
        await standIn('POST', 'settings', { taxRatePercent: 0 })
      }
    })

  test('is what really happens after a dispute that was won', async ({ assert }) => {
    const { owner, purchase, checkout } = await aSale()
    await decide(await dispute(purchase.stripeChargeId), 'win')
    const { preview } = await refundableSale(owner, purchase.id, 1000)
    assert.equal(preview!.fromPublisherInCents, 850)
    await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1000 })
    await booksSettle()
    assert.equal(await worthOf(checkout.stripeAccountId), 3315)
  })

  test('is shown to publisher and admin before they confirm a part of it', async ({ assert }) => {
    const { owner, purchase, buyer } = await aSale()
    await booksSettle()
    const at = `/purchases/${purchase.id}/refunds/new`
    for (const person of [owner, await aUser({ isAdmin: true })]) {
      const { props } = await (await signedIn(person)).page(`${at}?amount=10.00`)
      assert.include(props.preview as object, {
        amountInCents: 1000,
        feeInCents: 150,
        fromPublisherInCents: 850,
        stripeFeeInCents: 172,
        netInCents: 3315,
      })
    }
    assert.equal((await (await signedIn(buyer)).get(at)).status, 404)
    const studio = await signedIn(owner)
    for (const odd of ['0', '49.01', 'ten', '-1', '1e9'])
      assert.isNull((await studio.page(`${at}?amount=${odd}`)).props.preview, odd)

    await studio.post(`/purchases/${purchase.id}/refunds`, { amount: '10.00' })
    await booksSettle()
    assert.equal((await purchase.refresh()).refundedInCents, 1000)
  })
})
