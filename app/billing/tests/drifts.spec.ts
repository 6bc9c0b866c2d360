import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import RefundPurchase from '#billing/actions/refund_purchase'
import RebuildEntitlements from '#entitlements/actions/rebuild_entitlements'
import { cleanDatabase } from '#tests/database'
import { aSale } from '#tests/scenarios/billing'
import { booksSettle, decide, dispute, paidOut } from '#tests/scenarios/corrections'
import { anAdmin } from '#tests/scenarios/desk'
import { ledgerOf } from '#tests/scenarios/ledger'

const scheduler = new System('scheduler')
const find = async () => {
  await new FindDrifts().handle(scheduler)
  return db.from('drifts').orderBy('id')
}

test.group('Our books against Stripe’s', (group) => {
  group.setup(async () => void (await aSale({ amountInCents: 900_000 })))
  group.each.setup(() => cleanDatabase())

  test('do not differ after all that may befall a payment', async ({ assert }) => {
    const refunded = await aSale()
    await new RefundPurchase().handle(refunded.owner, refunded.purchase.id)
    const won = await aSale()
    await decide(await dispute(won.purchase.stripeChargeId), 'win')
    const owed = await aSale()
    await paidOut(owed.checkout.stripeAccountId)
    await dispute(owed.purchase.stripeChargeId)
    await booksSettle()

    assert.deepEqual(await find(), [])
    assert.include(await db.from('drift_checks').first(), {
      payments: 3,
      entitlements: 3,
      unread: 0,
    })
    assert.deepEqual(await new RebuildEntitlements().handle(scheduler), { looked: 3, changed: 0 })
    const sum = Object.values(await ledgerOf()).reduce((total, amount) => total + amount, 0)
    assert.equal(sum, 0)
  })

  test('differ where a row was written by hand, say why, and are mended by one click', async ({
    assert,
  }) => {
    const { purchase, entitlement, owner } = await aSale()
    await new RefundPurchase().handle(owner, purchase.id, { amountInCents: 1000 })
    await booksSettle()
    await db.from('purchases').update({ refunded_in_cents: 900, reversed_in_cents: 0 })
    await db.from('refunds').delete()
    await db.from('entitlements').update({ status: 'revoked' })

    const drifts = await find()
    const lines = drifts.map(({ what, reason, is_mendable: is }) => `${what}: ${reason} ${is}`)
    assert.lengthOf(lines, 4)
    for (const line of [
      /^status: Its facts make it active, and it stands as revoked\. true$/,
      /^refundedInCents: Stripe says 1000, our row says 900/,
      /^reversedInCents: Stripe says 1000, our row says 0/,
      /^refund: re_\w+ is at Stripe and not in our rows\. true$/,
    ])
      assert.isTrue(
        lines.some((one) => line.test(one)),
        `${line} in ${lines.join('\n')}`
      )

    const { desk } = await anAdmin()
    const { props } = await desk.page('/desk/ledger')
    assert.lengthOf(props.drifts as object[], 4)
    const mend = (what: string) =>
      desk.post(`/desk/drifts/${drifts.find((one) => one.what === what).id}/mend`, {})
    await mend('status')
    await mend('refundedInCents')
    assert.deepEqual((await desk.page('/desk/ledger')).props.drifts, [])
    assert.deepEqual(await find(), [])
    assert.equal((await entitlement.refresh()).status, 'active')
    assert.equal((await purchase.refresh()).refundedInCents, 1000)
  })

  test('differ where the ledger lacks something, or has what nobody can take out', async ({
    assert,
  }) => {
    const { purchase, listing } = await aSale()
    await booksSettle()
    await db.transaction(async (trx) => {
      await trx.rawQuery('set local session_replication_role = replica')
      await trx.rawQuery(
        `delete from ledger_entries using ledger_transactions t where t.id = transaction_id and key like 'application_fee:%'`
      )
      await trx.rawQuery(`delete from ledger_transactions where key like 'application_fee:%'`)
    })
    await db.transaction(async (trx) => {
      const about = { purchase_id: purchase.id, publisher_id: listing.publisherId }
      await trx.table('ledger_transactions').insert({ ...about, key: 'refund:re_nobody' })
      await trx.rawQuery(
        `insert into ledger_entries select id, account, 'usd', amount from ledger_transactions,
           (values ('disputes', 5), ('taxes_owed', -5)) as made (account, amount)
         where key = 'refund:re_nobody'`
      )
    })
    const [missing, strange, ...more] = await find()
    assert.match(missing.reason, /^application_fee:fee_\w+ is not posted/)
    assert.isTrue(missing.is_mendable)
    assert.match(strange.reason, /^refund:re_nobody is posted, and Stripe does not know it/)
    assert.isFalse(strange.is_mendable)
    assert.deepEqual(more, [])

    const { desk } = await anAdmin()
    await desk.post(`/desk/drifts/${missing.id}/mend`, {})
    const left = await db.from('drifts')
    assert.deepEqual(
      left.map(({ reason }) => reason),
      [strange.reason]
    )
  })

  test('are told by a command how many statuses were not what their facts say', async ({
    assert,
  }) => {
    await aSale()
    await db.from('entitlements').update({ status: 'inactive' })
    ace.ui.switchMode('raw')
    try {
      const said = async () => {
        ace.ui.logger.flushLogs()
        await ace.exec('entitlements:rebuild', [])
        return ace.ui.logger
          .getLogs()
          .map(({ message }) => message)
          .join('\n')
      }
      assert.match(await said(), /1 entitlements looked at, 1 changed/)
      assert.match(await said(), /1 entitlements looked at, 0 changed/)
    } finally {
      ace.ui.switchMode('normal')
    }
  })
})
