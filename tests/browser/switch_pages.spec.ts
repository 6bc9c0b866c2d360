import { test } from '@japa/runner'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { paysWith, REFUSED_LATER } from '#tests/scenarios/subscribers'
import { aSwitcher } from '#tests/scenarios/switches'

test.group('The pages around a change of plan', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { buyer, owner, subscription } = await aSwitcher()
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, buyer)
      await visit(`/subscriptions/${subscription.id}`, 'subscription-by-the-month')
      await page.getByRole('link', { name: 'Pay by the year…' }).click()
      await page.getByText('Charged now').waitFor()
      await visit(null, 'switch')
      await paysWith(buyer, REFUSED_LATER)
      await page.getByRole('button', { name: 'Change and pay' }).click()
      await page.getByText('Your bank did not let the payment through').first().waitFor()
      await visit(null, 'switch-refused')
      await paysWith(buyer, '4242424242424242')
      await page.getByRole('link', { name: 'Pay by the year…' }).click()
      await page.getByRole('button', { name: 'Change and pay' }).click()
      await page.getByText('of unused time').waitFor()
      await visit(null, 'switched')

      const publisher = await anOpenBrowser(browser, look)
      await signIn(publisher.page, owner)
      await publisher.visit('/studio/sales', 'sales-with-a-switch')
      assert.deepEqual(complaints(), [])
      assert.deepEqual(publisher.complaints(), [])
    }).timeout(180_000)
})
