import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSale } from '#tests/scenarios/billing'
import { booksSettle, decide, dispute, paidOut } from '#tests/scenarios/corrections'
import { standIn } from '#tests/scenarios/stripe'

/** A publisher with a sale that was lost to the bank, one that is disputed and owed, one that is warned of, and a good one. */
async function aScene() {
  const sale = await aSale({ amountInCents: 2900 })
  const lost = await aSale({ by: sale, amountInCents: 1900 })
  await decide(await dispute(lost.purchase.stripeChargeId), 'lose')
  await dispute(sale.purchase.stripeChargeId, { amount: 1000, inquiry: true })
  const owed = await aSale({ by: sale })
  await paidOut(owed.checkout.stripeAccountId)
  await dispute(owed.purchase.stripeChargeId)
  const warned = await aSale()
  await standIn('POST', `charges/${warned.purchase.stripeChargeId}/warn`)
  await booksSettle()
  await db.from('purchases').where('id', warned.purchase.id).update({ refunded_in_cents: 100 })
  await new FindDrifts().handle(new System('scheduler'))
  return { ...sale, warned, admin: await aUser({ isAdmin: true, fullName: 'Grace Curator' }) }
}

test.group('The pages around the ledger', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { owner, purchase, admin, warned } = await aScene()
      const desk = await anOpenBrowser(browser, look)
      await signIn(desk.page, admin)
      await desk.visit('/desk/disputes', 'desk-disputes')
      await desk.visit('/desk/ledger', 'desk-ledger')
      await desk.page.getByRole('button', { name: 'Mend' }).first().click()
      await desk.page.getByText('Mended').first().waitFor()
      await desk.visit(`/desk/entitlements/${warned.entitlement.id}`, 'desk-entitlement')
      assert.deepEqual(desk.complaints(), [])

      const studio = await anOpenBrowser(browser, look)
      await signIn(studio.page, owner)
      await studio.visit('/studio/payouts', 'studio-payouts')
      await studio.visit('/studio/sales', 'studio-sales')
      await studio.page.getByRole('button', { name: 'Refund' }).last().click()
      await studio.page.getByRole('dialog').waitFor()
      await studio.visit(null, 'studio-refund')
      await studio.visit(`/purchases/${purchase.id}/refunds/new?amount=10.00`, 'refund-part')
      assert.deepEqual(studio.complaints(), [])
    }).timeout(180_000)
})
