import { test } from '@japa/runner'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anAddressLost, whereTaxNeedsAnAddress } from '#tests/scenarios/addresses'

test.group('What a missing address looks like', (group) => {
  whereTaxNeedsAnAddress(group)
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`is told with the way out, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { buyer, subscription } = await anAddressLost(33)
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, buyer)
      await visit('/subscriptions', 'subscriptions-unbilled')
      await visit(`/subscriptions/${subscription.id}`, 'subscription-unbilled')
      await page.getByRole('link', { name: 'Cancel…' }).click()
      await page.getByText('It ends at once').waitFor()

      const desk = await anOpenBrowser(browser, look)
      await signIn(desk.page, await aUser({ isAdmin: true }))
      await desk.visit('/desk', 'desk-unbilled')
      await desk.page.getByText('Stripe cannot issue the invoice').waitFor()
      assert.deepEqual(complaints(), [])
      assert.deepEqual(desk.complaints(), [])
    }).timeout(120_000)
})
