import { test } from '@japa/runner'
import type { Page } from 'playwright'
import StartCheckout from '#billing/actions/start_checkout'
import StartOnboarding from '#billing/actions/start_onboarding'
import YankRelease from '#releases/actions/yank_release'
import { anOpenBrowser, LOOKS, signIn, type Look } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSellingPublisher } from '#tests/scenarios/billing'
import { aPublisher } from '#tests/scenarios/publishers'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { pay, stripeSettles } from '#tests/scenarios/stripe'

/** A publisher with three versions for sale, one of them yanked, and a buyer on Stripe's page. */
async function aScene() {
  const by = await aSellingPublisher({ displayName: 'Harbour Tools' })
  const scene = await aPublishedRelease({ by, version: '1.0.0' })
  const yanked = await aPublishedRelease({ on: scene, version: '1.1.0' })
  await aPublishedRelease({ on: scene, version: '2.0.0' })
  const buyer = await aUser({ fullName: 'Bo Sailor' })
  const { checkout } = await new StartCheckout().handle(buyer, scene.plan!.id)
  return { ...scene, yanked, buyer, checkout }
}

test.group('The pages around money', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of [LOOKS[0], LOOKS[3]])
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const scene = await aScene()
      const buyer = await anOpenBrowser(browser, look)
      await signIn(buyer.page, scene.buyer)
      await readAsBuyer(scene, buyer)
      const publisher = await anOpenBrowser(browser, look)
      await signIn(publisher.page, scene.owner)
      await refundAsPublisher(publisher)
      await stripeSettles()
      await buyer.visit('/library', 'library-revoked')
      await buyer.page.getByText('was refunded').first().waitFor()
      await buyer.page.getByRole('link', { name: /Review Lantern/ }).click()
      await buyer.page.getByRole('heading', { name: 'What happened' }).waitFor()
      await buyer.visit(null, 'entitlement-revoked')
      await onboard(browser, look, assert)

      assert.deepEqual(buyer.complaints(), [])
      assert.deepEqual(publisher.complaints(), [])
    }).timeout(180_000)

  test('can be read without JavaScript, and wait there too', async ({ assert, browser }) => {
    const { buyer, checkout } = await aScene()
    const { page } = await anOpenBrowser(browser, LOOKS[0], { javaScriptEnabled: false })
    await signIn(page, buyer)
    await page.goto(`/checkouts/${checkout.id}?session_id=${checkout.stripeSessionId}`)
    await page.getByText('Confirming your payment').waitFor()

    await pay(checkout.stripeSessionId!)
    await stripeSettles()
    await page.getByText('It is yours').waitFor({ timeout: 15_000 })
    await page.getByRole('link', { name: 'Open it in your library' }).click()
    await page
      .getByRole('link', { name: /source/ })
      .first()
      .waitFor()
    assert.include(await page.content(), '1.0.0')
  }).timeout(120_000)
})

type Scene = Awaited<ReturnType<typeof aScene>>
type Open = Awaited<ReturnType<typeof anOpenBrowser>>

async function readAsBuyer({ owner, yanked, checkout }: Scene, { page, visit }: Open) {
  await visit('/library', 'library-empty')
  await visit(`/checkouts/${checkout.id}`, 'checkout-left')
  await visitWaiting(page, `/checkouts/${checkout.id}?session_id=${checkout.stripeSessionId}`)
  await pay(checkout.stripeSessionId!)
  await stripeSettles()
  await page.getByText('It is yours').first().waitFor()
  await visit(null, 'checkout-paid')
  await new YankRelease().handle(owner, yanked.release.id, { reason: 'broken' })
  await visit('/library', 'library')
  await page.getByRole('link', { name: /Review Lantern/ }).click()
  await page.getByRole('heading', { name: 'Versions' }).waitFor()
  await visit(null, 'entitlement')
}

/** A page that polls is never idle for long. */
async function visitWaiting(page: Page, path: string) {
  await page.goto(path)
  await page.getByText('Confirming your payment').first().waitFor()
}

async function refundAsPublisher({ page, visit }: Open) {
  await visit('/studio/sales', 'sales')
  await page.getByRole('button', { name: 'Refund' }).click()
  await page.getByRole('dialog').waitFor()
  await visit(null, 'sales-refund')
  await page.getByRole('button', { name: 'Refund it' }).click()
  await page.getByText('Refund under way').or(page.getByText('Refunded')).first().waitFor()
}

async function onboard(
  browser: Parameters<typeof anOpenBrowser>[0],
  look: Look,
  assert: { deepEqual: (one: unknown, other: unknown) => void }
) {
  const { owner } = await aPublisher({ payoutsEnabled: false, displayName: 'New Studio' })
  const { page, visit, complaints } = await anOpenBrowser(browser, look)
  await signIn(page, owner)
  await visit('/studio/onboarding', 'onboarding')
  await visit('/studio/sales', 'sales-empty')
  await new StartOnboarding().handle(owner)
  await stripeSettles()
  await visit('/studio/onboarding', 'onboarding-wanted')
  await visit('/studio/payouts', 'payouts')
  assert.deepEqual(complaints(), [])
}
