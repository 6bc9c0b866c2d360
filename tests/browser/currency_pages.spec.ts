import { test } from '@japa/runner'
import OpenRefundRequest from '#billing/actions/open_refund_request'
import OfferPlan from '#catalog/actions/offer_plan'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSellingPublisher } from '#tests/scenarios/billing'
import { anOpenCheckoutIn, aSaleIn, priced } from '#tests/scenarios/currencies'
import { aPublishedRelease } from '#tests/scenarios/releases'

/** A listing sold in three currencies, and by the month in one of them. */
async function aScene() {
  const by = await aSellingPublisher({ displayName: 'Harbour Tools' })
  const scene = await aPublishedRelease({ by, version: '1.0.0' })
  const monthly = { kind: 'subscription', interval: 'month', currency: 'usd' } as const
  await new OfferPlan().handle(by.owner, scene.listing.id, { ...monthly, amountInCents: 900 })
  return priced(scene, { eur: 4500, jpy: 5000 })
}

test.group('The pages of prices in several currencies', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { listing, owner } = await aScene()
      const reader = await anOpenBrowser(browser, look)
      await reader.visit(`/agents/${listing.agentId}`, 'prices')
      await reader.page.getByRole('button', { name: 'JPY' }).click()
      await reader.page.getByText('¥5,000').first().waitFor()
      await reader.page.getByText('Not everything is sold in JPY').waitFor()
      await reader.visit(null, 'prices-chosen')
      assert.deepEqual(reader.complaints(), [])

      const studio = await anOpenBrowser(browser, look)
      await signIn(studio.page, owner)
      await studio.page.goto(`/studio/listings/${listing.id}/plans`)
      const form = studio.page.locator('details', { hasText: 'each month: add a currency' })
      await form.locator('summary').click()
      await form.getByLabel('Price').fill('8,50')
      await form.getByLabel('Currency').selectOption('eur')
      await studio.visit(null, 'studio-prices')
      await form.getByRole('button', { name: 'Offer this price' }).click()
      await studio.page.getByText('€8.50').waitFor()
      assert.equal(await form.getByLabel('Currency').inputValue(), 'gbp')
      await studio.page.getByRole('button', { name: 'End EUR' }).first().click()
      await studio.page.getByRole('dialog').waitFor()
      await studio.visit(null, 'studio-price-ends')
      await studio.page.getByRole('button', { name: 'End this price' }).click()
      await studio.page.getByText('not on offer in EUR any more').first().waitFor()
      assert.deepEqual(studio.complaints(), [])
    }).timeout(120_000)

  for (const look of LOOKS)
    test(`say yen as yen from the checkout to the refund, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const scene = await aScene()
      const buyer = await aUser()
      const price = scene.prices.jpy.id
      const reader = await anOpenBrowser(browser, look)
      await signIn(reader.page, buyer)
      await reader.visit(`/checkouts/new?plan=${scene.plan!.id}&price=${price}`, 'yen-quote')
      assert.include(await reader.page.content(), '¥5,000')
      await anOpenCheckoutIn(scene, 'eur', buyer)
      const { purchase, checkout } = await aSaleIn(scene, 'jpy', buyer)
      await aSaleIn(scene, 'eur', await aUser())
      await reader.visit(`/checkouts/${checkout.id}`, 'yen-paid')
      await reader.visit(`/purchases/${purchase.id}`, 'yen-purchase')
      await reader.visit('/subscriptions', 'two-purses')
      await reader.page.getByRole('button', { name: 'Manage payment in JPY' }).waitFor()
      assert.deepEqual(reader.complaints(), [])

      const asked = await new OpenRefundRequest().handle(buyer, purchase.id, {
        reason: 'It was for another team.',
      })
      const studio = await anOpenBrowser(browser, look)
      await signIn(studio.page, scene.owner)
      await studio.visit(`/purchases/${purchase.id}/refunds/new?amount=1001`, 'yen-refund')
      const shown = await studio.page.locator('main').innerText()
      assert.include(shown, '¥1,001')
      assert.notMatch(shown, /¥[\d,]*\.\d/)
      await studio.visit(`/purchases/${purchase.id}/refunds/new?amount=10.50`, 'yen-no-part')
      await studio.visit(`/refund-requests/${asked.id}`, 'yen-asked')
      await studio.visit('/studio/sales', 'yen-sales')
      assert.include(await studio.page.content(), '€45.00')
      assert.deepEqual(studio.complaints(), [])
    }).timeout(180_000)

  test('are chosen and paid without JavaScript', async ({ assert, browser }) => {
    const { listing } = await aScene()
    const options = { javaScriptEnabled: false }
    const { page } = await anOpenBrowser(browser, LOOKS[0], options)
    await signIn(page, await aUser())
    await page.goto(`/agents/${listing.agentId}`)
    await page.getByRole('button', { name: 'EUR' }).click()
    await page.getByText('€45.00').first().waitFor()
    await page.getByRole('button', { name: 'Buy 1.x' }).click()
    await page.waitForURL(/\/c\/pay\/cs_/)
    assert.include(await page.content(), '€45.00')
  }).timeout(60_000)
})
