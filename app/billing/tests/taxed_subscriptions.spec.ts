import { test } from '@japa/runner'
import env from '#start/env'
import { System } from '#accounts/actor'
import FindDrifts from '#billing/actions/find_drifts'
import Purchase from '#billing/models/purchase'
import { cleanDatabase } from '#tests/database'
import { mailTo } from '#tests/mailbox'
import { booksSettle } from '#tests/scenarios/corrections'
import { signedIn } from '#tests/scenarios/desk'
import { standIn } from '#tests/scenarios/stripe'
import { aSwitcher, confirm, shownTo } from '#tests/scenarios/switches'

test.group('A subscription where Stripe collects tax', (group) => {
  group.setup(async () => {
    env.set('STRIPE_TAX', true)
    await standIn('POST', 'settings', { taxRatePercent: 19 })
    return async () => {
      env.set('STRIPE_TAX', false)
      await standIn('POST', 'settings', { taxRatePercent: 0 })
    }
  })
  group.each.setup(() => cleanDatabase())
  group.each.timeout(60_000)

  test('says that tax comes on top, and shows it before a change of plan', async ({ assert }) => {
    const { buyer, subscription } = await aSwitcher()
    const browser = await signedIn(buyer)
    const before = await browser.get(`/subscriptions/${subscription.id}`)
    assert.match(before.body, /\$9\.00[^.]*plus tax/)

    const shown = await shownTo(buyer, subscription)
    const net = shown.priceInCents - shown.creditInCents
    assert.approximately(shown.taxInCents, net * 0.19, 1)
    assert.equal(shown.dueInCents, net + shown.taxInCents)
    await confirm(buyer, subscription, shown)
    const [, year] = await Purchase.query().orderBy('periodStartsAt')
    assert.deepEqual([year.amountInCents, year.taxInCents], [net, shown.taxInCents])
    assert.include((await mailTo(buyer.email)).text, '$90.00 each year, plus the tax')

    await booksSettle()
    assert.equal((await new FindDrifts().handle(new System('scheduler'))).drifts, 0)
  })
})
