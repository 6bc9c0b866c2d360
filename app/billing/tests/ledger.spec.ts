import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import RefundPurchase from '#billing/actions/refund_purchase'
import { writeLedger } from '#billing/ledger/write_ledger'
import { cleanDatabase } from '#tests/database'
import { aSale } from '#tests/scenarios/billing'
import { booksSettle, decide, dispute } from '#tests/scenarios/corrections'
import { ledgerKeys, ledgerOf } from '#tests/scenarios/ledger'
import { deliverAgain, sentEvents, standIn, stripeSettles, worthOf } from '#tests/scenarios/stripe'

test.group('The ledger', (group) => {
  /** What is sent to a publisher again comes from our own balance: an earlier sale has filled it. */
  group.setup(async () => void (await aSale({ amountInCents: 900_000 })))
  group.each.setup(() => cleanDatabase())

  test('follows a sale and its refund, as Stripe booked them', async ({ assert }) => {
    const before = await worthOf()
    const { length: earlier } = await sentEvents()
    const { owner, purchase } = await aSale()
    await stripeSettles()
    assert.deepEqual(await ledgerOf(), {
      marketplace_fees: -735,
      publisher_earnings: -4165,
      publisher_transfers: 4165,
      stripe_balance: 563,
      stripe_fees: 172,
    })
    assert.equal(await worthOf(), before + 563)
    assert.sameMembers(await ledgerKeys(), ['charge', 'stripe_fee', 'transfer', 'application_fee'])

    await new RefundPurchase().handle(owner, purchase.id)
    await stripeSettles()
    assert.deepEqual(await ledgerOf({ purchaseId: purchase.id }), {
      stripe_balance: -172,
      stripe_fees: 172,
    })
    assert.equal(await worthOf(), before - 172)
    assert.equal((await purchase.refresh()).netInCents, 0)

    const keys = await ledgerKeys()
    const told = (await sentEvents()).slice(earlier)
    assert.isAbove(told.length, 4)
    for (const { event } of told) await deliverAgain(event)
    await stripeSettles()
    assert.deepEqual(await ledgerKeys(), keys)
  })

  test('books a refund that failed back, as if nobody had asked for it', async ({ assert }) => {
    const { owner, purchase } = await aSale()
    const sold = await ledgerOf()
    const refund = await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1000 })
    await standIn('POST', `refunds/${refund.stripeRefundId}/fail`)
    await booksSettle()
    assert.deepEqual(await ledgerOf(), sold)
    assert.includeMembers(await ledgerKeys(), ['refund', 'refund:failed', 'reversal', 'return'])
  })

  test('books a dispute with its fee, and the way back of what was won', async ({ assert }) => {
    const { purchase } = await aSale()
    const sold = await ledgerOf()
    const disputeId = await dispute(purchase.stripeChargeId)
    assert.deepEqual(await ledgerOf(), { stripe_balance: -1672, stripe_fees: 1672 })
    await decide(disputeId, 'win')
    assert.deepEqual(await ledgerOf(), sold)
  })

  test('takes the publisher’s part piece by piece when no transfer holds it', async ({
    assert,
  }) => {
    const { owner, purchase } = await aSale()
    const refund = await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1000 })
    await standIn('POST', `refunds/${refund.stripeRefundId}/fail`)
    await booksSettle()
    const sold = await ledgerOf()
    const disputeId = await dispute(purchase.stripeChargeId)
    assert.notProperty(await ledgerOf(), 'publisher_transfers')
    assert.notProperty(await ledgerOf(), 'publisher_earnings')
    await decide(disputeId, 'win')
    assert.deepEqual(await ledgerOf(), sold)
  })

  test('is never changed, emptied, added to, or written in one leg', async ({ assert }) => {
    const { purchase, listing } = await aSale()
    const statements = [
      'update ledger_entries set amount_in_cents = amount_in_cents * 2',
      'delete from ledger_entries',
      `update ledger_transactions set key = key || '.'`,
      'delete from ledger_transactions',
      'truncate ledger_entries',
      `insert into ledger_entries select id, account, 'usd', amount from ledger_transactions,
         (values ('disputes', 5), ('taxes_owed', -5)) as later (account, amount)`,
    ]
    for (const statement of statements)
      await assert.rejects(() => db.rawQuery(statement), /refused|their ledger transaction/i)

    const about = { purchaseId: purchase.id, publisherId: listing.publisherId }
    const leg = { account: 'disputes', amountInCents: 5, currency: 'usd' } as const
    const write = (...entries: object[]) =>
      db.transaction((trx) => writeLedger(trx, about, [{ key: 'one', entries: entries as never }]))
    await assert.rejects(() => write(leg), /does not sum to zero/)
    await assert.rejects(
      () => write(leg, { ...leg, account: 'taxes_owed', currency: 'eur', amountInCents: -5 }),
      /does not sum to zero/
    )
    await assert.rejects(
      () =>
        db.rawQuery(
          `insert into ledger_transactions (key, purchase_id, publisher_id) values ('none', ?, ?)`,
          [purchase.id, listing.publisherId]
        ),
      /has no entries/
    )
    await write(leg, { ...leg, account: 'taxes_owed', amountInCents: -5 })
  })
})
