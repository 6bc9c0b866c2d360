import { test } from '@japa/runner'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSale } from '#tests/scenarios/billing'
import { stripeSettles } from '#tests/scenarios/stripe'
import { aSubscriber } from '#tests/scenarios/subscribers'

const REASON = 'It does not read my invoices, and the listing says it reads them all.'

/** Three payments of one buyer to one publisher: two lines, and the first month of a subscription. */
async function aScene() {
  const buyer = await aUser({ fullName: 'Bo Sailor' })
  const sale = await aSale({ buyer })
  const other = await aSale({ buyer, by: sale, amountInCents: 1900 })
  const { subscription } = await aSubscriber({ buyer, by: sale })
  return { ...sale, other, subscription, admin: await aUser({ isAdmin: true }) }
}

test.group('The pages around a buyer’s refund', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { buyer, owner, purchase, other, subscription, admin } = await aScene()
      const shopper = await anOpenBrowser(browser, look)
      await signIn(shopper.page, buyer)
      for (const { id } of [purchase, other.purchase]) {
        await shopper.visit(`/purchases/${id}`, 'purchase')
        await shopper.page.getByLabel('Why?').fill(REASON)
        await shopper.page.getByRole('button', { name: 'Ask for the refund' }).click()
        await shopper.page.getByText('without an answer').waitFor()
      }
      await shopper.visit(null, 'purchase-asked')

      const studio = await anOpenBrowser(browser, look)
      await signIn(studio.page, owner)
      await studio.visit('/studio/refund-requests', 'studio-refund-requests')
      await studio.page.getByRole('link', { name: 'Bo Sailor' }).first().click()
      await studio.page.getByRole('button', { name: 'Give the money back' }).waitFor()
      await studio.visit(null, 'refund-decide')
      await studio.page.getByLabel('Why not').fill('The listing names the three kinds it reads.')
      await studio.page.getByRole('button', { name: 'Decline it' }).click()
      await studio.page.getByText('Answered:').waitFor()
      await studio.visit(null, 'refund-declined')
      await studio.visit('/studio/refund-requests', 'studio-refund-requests-one')
      await studio.page.getByRole('link', { name: 'Bo Sailor' }).first().click()
      await studio.page.getByRole('button', { name: 'Give the money back' }).click()
      await studio.page.getByText('Granted').waitFor()
      await stripeSettles()

      const desk = await anOpenBrowser(browser, look)
      await signIn(desk.page, admin)
      await desk.visit('/desk/refund-requests', 'desk-refund-requests')
      await shopper.visit('/purchases', 'purchases')
      await shopper.visit(`/purchases/${purchase.id}`, 'purchase-declined')
      await shopper.visit(`/purchases/${other.purchase.id}`, 'purchase-granted')
      await shopper.visit(`/subscriptions/${subscription.id}`, 'subscription-payments')
      for (const { complaints } of [shopper, studio, desk]) assert.deepEqual(complaints(), [])
    }).timeout(180_000)

  test('work without JavaScript', async ({ assert, browser }) => {
    const { buyer, owner, purchase } = await aSale()
    const options = { javaScriptEnabled: false }
    const { page } = await anOpenBrowser(browser, LOOKS[0], options)
    await signIn(page, buyer)
    await page.goto(`/purchases/${purchase.id}`)
    await page.getByLabel('Why?').fill(REASON)
    await page.getByRole('button', { name: 'Ask for the refund' }).click()
    await page.getByText('without an answer').waitFor()

    const studio = await anOpenBrowser(browser, LOOKS[0], options)
    await signIn(studio.page, owner)
    await studio.page.goto('/studio/refund-requests')
    await studio.page.getByRole('link', { name: buyer.fullName }).click()
    await studio.page.getByLabel('Why not').fill('Not this time.')
    await studio.page.getByRole('button', { name: 'Decline it' }).click()
    await studio.page.getByText('Answered:').waitFor()
    await page.reload()
    assert.isTrue(await page.getByText('Not this time.').isVisible())
  }).timeout(120_000)
})
