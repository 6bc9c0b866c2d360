import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { aListingByTheMonth, aSubscriber, timeCatchesUp } from '#tests/scenarios/subscribers'

test.group('The pages around subscribing', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const scene = await aListingByTheMonth({ trialDays: 14 })
      const publishedAt = DateTime.now().minus({ days: 30 })
      await aPublishedRelease({ on: scene, version: '1.0.0', publishedAt })
      const visitor = await anOpenBrowser(browser, look)
      await visitor.visit(`/agents/${scene.listing.agentId}`, 'listing-by-subscription')

      const subscribed = await aSubscriber({ on: scene, daysAgo: 20 })
      const { page, ...buyer } = await anOpenBrowser(browser, look)
      await signIn(page, subscribed.buyer)
      await buyer.visit(`/checkouts/${subscribed.checkout.id}`, 'checkout-trial')
      await page.getByText('Nothing paid today').waitFor()
      await timeCatchesUp(subscribed.buyer)

      await buyer.visit('/subscriptions', 'subscriptions')
      await page.getByRole('link', { name: /Review Lantern/ }).click()
      await page.getByRole('heading', { name: 'Payments' }).waitFor()
      await buyer.visit(null, 'subscription')
      await page.getByRole('link', { name: 'Cancel…' }).click()
      await page.getByText('Afterwards you keep').waitFor()
      await buyer.visit(null, 'subscription-cancel')
      await page.getByRole('button', { name: 'Cancel the subscription' }).click()
      await page.getByRole('button', { name: 'Keep it after all' }).waitFor()
      await buyer.visit(null, 'subscription-cancelled')
      await page.getByRole('button', { name: 'Keep it after all' }).click()
      await page.getByRole('link', { name: 'Cancel…' }).waitFor()

      const publisher = await anOpenBrowser(browser, look)
      await signIn(publisher.page, scene.owner)
      await publisher.visit(`/studio/listings/${scene.listing.id}/plans`, 'studio-subscription')
      await publisher.visit('/studio/sales', 'sales-of-a-subscription')
      assert.deepEqual(visitor.complaints(), [])
      assert.deepEqual(buyer.complaints(), [])
      assert.deepEqual(publisher.complaints(), [])
    }).timeout(180_000)
})
