import { test } from '@japa/runner'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aSale } from '#tests/scenarios/billing'
import { dashboard, standIn, stripeSettles } from '#tests/scenarios/stripe'

/** A publisher whose payouts arrived, were stopped, are on their way, and whose last one came back. */
async function aScene() {
  const { owner, checkout } = await aSale()
  const account = checkout.stripeAccountId
  const sends = async (amount: string) =>
    (await dashboard('POST', '/v1/payouts', { amount, currency: 'usd' }, account)).id
  await standIn('POST', `payouts/${await sends('900')}/arrive`)
  await dashboard('POST', `/v1/payouts/${await sends('800')}/cancel`, {}, account)
  await sends('700')
  await standIn('POST', `payouts/${await sends('600')}/fail`)
  await stripeSettles()
  return owner
}

test.group('The page of payouts', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`is good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, await aScene())
      await visit('/studio/payouts', 'payouts-sent')
      for (const word of ['Arrived', 'Stopped', 'On its way', 'Did not arrive'])
        await page.getByText(word, { exact: true }).first().waitFor()
      assert.deepEqual(complaints(), [])
    }).timeout(120_000)
})
