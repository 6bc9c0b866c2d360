import { test } from '@japa/runner'
import { cleanDatabase } from '#tests/database'
import { databaseDigest } from '#tests/database_digest'
import { anOpenCheckout } from '#tests/scenarios/billing'
import { deliverAgain, play, sentEvents, stripeSettles } from '#tests/scenarios/stripe'

/** What `any_history.spec.ts` found, each as short as it can be told. */
test.group('Found by histories', (group) => {
  group.each.setup(() => cleanDatabase())

  test('a page that expired, or whose debit bounced, was closed once, however often that is told', async ({
    assert,
  }) => {
    const expired = await anOpenCheckout()
    const bounced = await anOpenCheckout()
    await play(expired.checkout.stripeSessionId!, 'expire')
    await play(bounced.checkout.stripeSessionId!, 'pay_delayed')
    await play(bounced.checkout.stripeSessionId!, 'fail_delayed')
    await stripeSettles()
    const { checkouts: before } = await databaseDigest()
    assert.equal((await expired.checkout.refresh()).status, 'expired')
    assert.equal((await bounced.checkout.refresh()).status, 'failed')

    for (const { event, type } of await sentEvents())
      if (type.startsWith('checkout.')) await deliverAgain(event, { body: { id: `${event}twin` } })
    await stripeSettles()
    assert.equal((await databaseDigest()).checkouts, before)
  })
})
