import { test } from '@japa/runner'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anEntitlement } from '#tests/scenarios/delivery'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { inDays } from '#tests/scenarios/subscriptions'

test.group('The pages that say what one may have, and why', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const scene = await aPublishedRelease({ publishedAt: inDays(-90), name: 'Review Lantern' })
      for (const [version, days] of [
        ['1.1.0', -70],
        ['1.2.0', -10],
      ] as const)
        await aPublishedRelease({ on: scene, version, publishedAt: inDays(days) })
      const buyer = await aUser()
      const traits = { issuedAt: inDays(-80), updatesForMonths: 1 }
      const { id } = await anEntitlement(buyer, scene.listing, traits)

      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, buyer)
      await visit(`/library/${id}`, 'library-why')
      await page.getByRole('link', { name: 'Why not 1.2.0' }).click()
      await page.waitForURL('**/explanation?version=1.2.0')
      await visit(null, 'explanation-refused')
      await page.getByLabel('Version').selectOption('1.1.0')
      await page.getByLabel('Moment, in UTC').fill(inDays(-60).toISO()!)
      await page.getByRole('button', { name: 'Explain it' }).click()
      await page.getByText('eligible.update_window').waitFor()
      await visit(null, 'explanation-then')

      await page.goto(`/agents/${scene.listing.agentId}`)
      await page.getByText('What you keep').first().click()
      await visit(null, 'listing-keep')
      assert.deepEqual(complaints(), [])
    }).timeout(120_000)
})
