import { test } from '@japa/runner'
import OfferPlan from '#catalog/actions/offer_plan'
import WithdrawCoupon from '#billing/actions/withdraw_coupon'
import StartCheckout from '#billing/actions/start_checkout'
import { anOpenBrowser, LOOKS, signIn } from '#tests/browser/an_open_browser'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSale, aSellingPublisher } from '#tests/scenarios/billing'
import { aCoupon, aSubscriberWithCode, CODE } from '#tests/scenarios/coupons'
import { pay, stripeSettles } from '#tests/scenarios/stripe'

/** An agent with a line, a dearer newer one with an upgrade price, a subscription, and coupons in every state. */
async function aScene() {
  const by = await aSellingPublisher({ displayName: 'Harbour Tools' })
  const sale = await aSale({ by, buyer: await aUser({ fullName: 'Bo Sailor' }) })
  const { owner, listing } = sale
  const price = { amountInCents: 5900, currency: 'usd' }
  const line = { kind: 'one_time', major: 2, upgradeAmountInCents: 2900, ...price } as const
  const second = await new OfferPlan().handle(owner, listing.id, line)
  const monthly = { kind: 'subscription', interval: 'month', trialDays: 14 } as const
  const renewing = await new OfferPlan().handle(owner, listing.id, { ...monthly, ...price })
  await aCoupon(sale, { maxUses: 50, maxUsesPerBuyer: 1, planIds: [second.id, renewing.id] })
  await aCoupon(sale, {
    code: 'MONTHS',
    amountOffInCents: 1000,
    duration: 'months',
    durationInMonths: 3,
  })
  await aCoupon(sale, { code: 'ALL-OF-IT', percentOff: 100 })
  const old = await aCoupon(sale, { code: 'OLD-ONE' })
  await new WithdrawCoupon().handle(owner, old.id)
  return { ...sale, second, renewing }
}

test.group('The pages around discounts', (group) => {
  group.each.setup(() => cleanDatabase())

  for (const look of LOOKS)
    test(`are good to look at, ${look.width} px wide, ${look.colorScheme}`, async ({
      assert,
      browser,
    }) => {
      const scene = await aScene()
      const studio = await anOpenBrowser(browser, look)
      await signIn(studio.page, scene.owner)
      const coupons = `/studio/listings/${scene.listing.id}/coupons`
      await studio.visit(coupons, 'coupons')
      await studio.page.getByLabel('Code').fill('x')
      await studio.page.getByLabel('Takes off').fill('120')
      await studio.page.getByRole('button', { name: 'Make this coupon' }).click()
      await studio.page.getByText('3 to 30 letters').first().waitFor()
      await studio.visit(null, 'coupons-refused')
      await studio.visit(`/studio/listings/${scene.listing.id}/plans`, 'plans-upgrade')

      const { page, visit, complaints } = await anOpenBrowser(browser, look)
      await signIn(page, scene.buyer)
      await visit(`/agents/${scene.listing.agentId}`, 'listing-upgrade')
      await page.getByRole('link', { name: 'I have a code for 2.x' }).click()
      await page.getByRole('heading', { name: 'Check your price' }).waitFor()
      await visit(null, 'quote-upgrade')
      await visit(`/checkouts/new?plan=${scene.second.id}&code=nonsense`, 'quote-refused')
      await visit(`/checkouts/new?plan=${scene.renewing.id}&code=months`, 'quote-subscription')
      await visit(`/checkouts/new?plan=${scene.second.id}&code=all-of-it`, 'quote-nothing')
      const code = 'all-of-it'
      const { checkout } = await new StartCheckout().handle(scene.buyer, scene.second.id, { code })
      await pay(checkout.stripeSessionId!)
      await stripeSettles()
      await visit(`/checkouts/${checkout.id}`, 'checkout-nothing')
      await studio.visit('/studio/sales', 'sales-discounts')

      assert.deepEqual(studio.complaints(), [])
      assert.deepEqual(complaints(), [])
    }).timeout(240_000)

  test('work without JavaScript', async ({ assert, browser }) => {
    const { listing, second } = await aScene()
    const buyer = await aUser()
    const { page } = await anOpenBrowser(browser, LOOKS[0], { javaScriptEnabled: false })
    await signIn(page, buyer)
    await page.goto(`/agents/${listing.agentId}`)
    await page.getByRole('link', { name: 'I have a code for 2.x' }).click()
    await page.getByLabel('Code').fill('wrong')
    await page.getByRole('button', { name: 'Use the code' }).click()
    await page.getByText('This agent has no such code').first().waitFor()
    await page.getByLabel('Code').fill(CODE.toLowerCase())
    await page.getByRole('button', { name: 'Use the code' }).click()
    await page.getByText('$47.20').waitFor()
    assert.include(page.url(), second.id)
    await page.getByRole('button', { name: 'Go on to Stripe’s page' }).click()
    await page.waitForURL(/\/c\/pay\//)
    assert.include(await page.content(), '47.20')
  }).timeout(120_000)

  test('show a subscriber what comes next', async ({ assert, browser }) => {
    const { buyer, subscription, checkout } = await aSubscriberWithCode({
      terms: { amountOffInCents: 400, duration: 'months', durationInMonths: 3 },
    })
    const { page, visit, complaints } = await anOpenBrowser(browser, LOOKS[0])
    await signIn(page, buyer)
    await visit(`/checkouts/${checkout.id}`, 'subscribed-with-code')
    await visit(`/subscriptions/${subscription.id}`, 'subscription-with-code')
    await page.getByText('off the payments of the first 3 months').waitFor()
    assert.deepEqual(complaints(), [])
  }).timeout(120_000)
})
