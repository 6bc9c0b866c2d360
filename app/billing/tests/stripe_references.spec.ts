import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Plan from '#catalog/models/plan'
import { customerOf, priceOf } from '#billing/stripe_references'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'

/** A race that is lost once in five rounds or so. */
const ROUNDS = 40
const atOnce = <Answer>(ask: () => Promise<Answer>) =>
  Promise.all(Array.from({ length: 8 }, ask)).then((answers) => [...new Set(answers)])

test.group('What Stripe calls our people and plans', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is one thing, however many ask for it at once', async ({ assert }) => {
    const buyer = await aUser()
    const { plan } = await aListingForSale()
    const asked = await Plan.query().where('id', plan!.id).preload('listing').firstOrFail()

    for (let round = 0; round < ROUNDS; round++) {
      await db.from('stripe_customers').where('user_id', buyer.id).delete()
      await db.from('stripe_prices').where('plan_id', asked.id).delete()
      assert.lengthOf(await atOnce(() => customerOf(buyer, 'eur')), 1)
      assert.lengthOf(await atOnce(() => priceOf(asked, asked)), 1)
    }
  }).timeout(60_000)
})
