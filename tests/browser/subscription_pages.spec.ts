import { test } from '@japa/runner'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { aStory, inDays, paid, told } from '#tests/scenarios/subscriptions'

test.group('The pages of a subscription', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const scene = await aPublishedRelease()
      const buyer = await aUser({ fullName: 'Bo Sailor' })
      const story = aStory(buyer, scene.listing, { periods: [paid(-40, -10), paid(-10, 20)] })
      const { id } = await told(story)
      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, buyer)
      await visit('/library', 'library-subscription')
      await visit(`/library/${id}`, 'subscription-active')
      const since = inDays(-1)
      await told({ ...story, overdue: [{ since, graceEndsAt: inDays(21), until: null }] })
      await visit(`/library/${id}`, 'subscription-past-due')
      await told({ ...story, endedAt: inDays(0) })
      await visit(`/library/${id}`, 'subscription-ended')
      await page.getByText('Yours to keep').first().waitFor()

      const desk = await anOpenBrowser(browser, look)
      await signIn(desk.page, await aUser({ isAdmin: true }))
      await desk.visit(`/desk/entitlements/${id}`, 'desk-subscription')
      await desk.page.getByLabel('Moment, in UTC').fill(inDays(-20).toISO()!)
      await desk.page.getByRole('button', { name: 'Show that moment' }).click()
      await desk.page.getByText('What it opened then').waitFor()
      await desk.visit(null, 'desk-as-of')
      await desk.visit(`/desk/entitlements/${id}?at=tuesday`, 'desk-as-of-refused')

      assert.deepEqual(complaints(), [])
      assert.deepEqual(desk.complaints(), [])
    }).timeout(120_000)
})
