import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Purchase from '#billing/models/purchase'
import SubscriptionInvoice from '#billing/models/subscription_invoice'
import { cleanDatabase, rowCount } from '#tests/database'
import { mailsTo, mailTo } from '#tests/mailbox'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, stripeSettles, violations } from '#tests/scenarios/stripe'
import {
  aSubscriber,
  daysPass,
  GOOD_CARD,
  paysWith,
  REFUSED_LATER,
  standingOf,
  timeCatchesUp,
} from '#tests/scenarios/subscribers'

const overdueInvoice = () => SubscriptionInvoice.query().whereNotNull('overdueSince').firstOrFail()

test.group('A renewal that is not paid', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('has a grace that later failures do not move, and a payment within it mends all', async ({
    assert,
  }) => {
    const { buyer, subscription } = await aSubscriber({ daysAgo: 34 })
    await paysWith(buyer, REFUSED_LATER)
    await timeCatchesUp(buyer)

    assert.equal((await subscription.refresh()).status, 'past_due')
    const invoice = await overdueInvoice()
    const { overdueSince, graceEndsAt } = invoice
    assert.isBelow(Math.abs(+overdueSince! - +invoice.startsAt), 2 * 3_600_000)
    assert.equal(+graceEndsAt!, +overdueSince!.plus({ days: 7 }))
    const standing = (await standingOf(buyer, subscription))!
    assert.equal(standing.status, 'past_due')
    const mail = await mailTo(buyer.email)
    assert.include(mail.subject, 'did not go through')
    assert.include(mail.text, 'Until ')

    const browser = await signedIn(buyer)
    const { props } = await browser.page(`/subscriptions/${subscription.id}`)
    const shown = props.subscription as Record<string, unknown>
    assert.equal(shown.state, 'overdue')
    assert.equal(shown.graceEndsAt, graceEndsAt!.toISO())

    await daysPass(buyer, 1)
    assert.equal(+(await invoice.refresh()).graceEndsAt!, +graceEndsAt!)
    await paysWith(buyer, GOOD_CARD)
    await dashboard('POST', `/v1/invoices/${invoice.stripeInvoiceId}/pay`)
    await stripeSettles()

    assert.equal((await subscription.refresh()).status, 'active')
    assert.isNotNull((await invoice.refresh()).overdueUntil)
    assert.equal(+invoice.graceEndsAt!, +graceEndsAt!)
    assert.equal(await rowCount('purchases'), 2)
    assert.equal((await mailsTo(buyer.email)).length, 1)
    assert.deepEqual(await violations(), [])
  })

  test('ends everything after the grace, and the subscription when Stripe gives up', async ({
    assert,
  }) => {
    const { buyer, subscription } = await aSubscriber({ daysAgo: 60 })
    await paysWith(buyer, REFUSED_LATER)
    await daysPass(buyer, 40)
    assert.equal((await subscription.refresh()).status, 'past_due')
    const { graceEndsAt } = await overdueInvoice()
    assert.isBelow(+graceEndsAt!, +DateTime.now())
    assert.equal((await standingOf(buyer, subscription))!.status, 'inactive')

    await timeCatchesUp(buyer)
    assert.equal((await subscription.refresh()).status, 'canceled')
    assert.isNotNull(subscription.endedAt)
    assert.equal((await Purchase.all()).length, 1)
    assert.equal((await standingOf(buyer, subscription))!.stored, 'inactive')
    await mailTo(buyer.email, { nth: 2 })
    const subjects = (await mailsTo(buyer.email)).map(({ subject }) => subject)
    assert.include(subjects[0], 'has ended')
    await stripeSettles()
    assert.equal((await mailsTo(buyer.email)).length, 2)
  })
})
