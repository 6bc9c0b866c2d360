import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import OfferPlan from '#catalog/actions/offer_plan'
import WithdrawPlan from '#catalog/actions/withdraw_plan'
import StartCheckout from '#billing/actions/start_checkout'
import { lineLock, lock } from '#billing/locks'
import Checkout from '#billing/models/checkout'
import ConnectedAccount from '#billing/models/connected_account'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aListingForSale } from '#tests/scenarios/billing'
import type { ListingScene } from '#tests/scenarios/catalog'
import { dashboard, standIn, stripeSettles } from '#tests/scenarios/stripe'
import { waitFor } from '#tests/scenarios/waiting'

type Session = { id: string; status: string; client_reference_id: string }

async function dearer({ owner, listing, plan }: ListingScene) {
  await new WithdrawPlan().handle(owner, plan!.id)
  const offer = { kind: 'one_time', major: 1, amountInCents: 5900, currency: 'usd' } as const
  return new OfferPlan().handle(owner, listing.id, offer)
}

const pagesOf = async (checkouts: Checkout[]) => {
  const path = '/v1/checkout/sessions'
  const { data } = await dashboard<{ data: Session[] }>('GET', path, { limit: '100' })
  const ours = checkouts.map(({ id }) => id)
  return data.filter((session) => ours.includes(session.client_reference_id))
}

test.group('Two tabs and two prices', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.teardown(async () => void (await standIn('POST', 'settings', { latencyMs: 0 })))

  test('leave one page that can be paid: the other closes as it opens', async ({ assert }) => {
    const scene = await aListingForSale()
    const buyer = await aUser()
    await standIn('POST', 'settings', { latencyMs: 400 })
    const late = new StartCheckout().handle(buyer, scene.plan!.id).catch((error: Error) => error)
    await waitFor(async () => (await Checkout.all()).length === 1)
    const plan = await dearer(scene)

    const next = await new StartCheckout().handle(buyer, plan.id)

    assert.match(String(await late), /closed meanwhile/)
    assert.equal(next.checkout.amountInCents, 5900)
    const pages = await pagesOf(await Checkout.all())
    assert.deepEqual(
      pages.filter(({ status }) => status === 'open').map(({ id }) => id),
      [next.checkout.stripeSessionId]
    )
  })

  test('never mix one price’s row with the other price’s page', async ({ assert }) => {
    const scene = await aListingForSale()
    const buyer = await aUser()
    const plan = await dearer(scene)
    const account = await ConnectedAccount.findByOrFail('publisherId', scene.publisher.id)
    const line = { userId: buyer.id, listingId: scene.listing.id, major: 1 }

    const tab = await db.transaction(async (trx) => {
      await lock(trx, lineLock(line))
      const waiting = new StartCheckout().handle(buyer, plan.id).catch((error: Error) => error)
      await waitFor(async () => {
        const { rows } = await db.rawQuery(
          `select from pg_locks where locktype = 'advisory' and not granted`
        )
        return rows.length > 0
      })
      await Checkout.create(
        {
          ...line,
          planId: scene.plan!.id,
          listInCents: 4900,
          amountInCents: 4900,
          applicationFeeInCents: 735,
          currency: 'usd',
          stripeAccountId: account.stripeAccountId!,
          status: 'open',
          expiresAt: DateTime.now().plus({ hours: 2 }),
        },
        { client: trx }
      )
      return { waiting }
    })

    assert.match(String(await tab.waiting), /closed meanwhile/)
    assert.deepEqual(await pagesOf(await Checkout.all()), [])
    const { checkout } = await new StartCheckout().handle(buyer, plan.id)
    assert.equal(checkout.amountInCents, 5900)
  })
})

test.group('A page that Stripe refuses to make', (group) => {
  group.each.setup(() => cleanDatabase())

  test('closes its row by name, so that the next try is a new question', async ({
    assert,
    client,
  }) => {
    const { plan, publisher } = await aListingForSale()
    const { stripeAccountId: account } = await ConnectedAccount.findByOrFail(
      'publisherId',
      publisher.id
    )
    const buyer = await aUser()
    await standIn('POST', 'deliveries/pause')
    try {
      await standIn('POST', `accounts/${account}/restrict`)
      await assert.rejects(() => new StartCheckout().handle(buyer, plan!.id), /Stripe refused/)
      await standIn('POST', `accounts/${account}/complete_onboarding`)
    } finally {
      await standIn('POST', 'deliveries/resume')
    }
    const refused = await Checkout.firstOrFail()
    assert.equal(refused.status, 'unopened')
    const page = await client.get(`/checkouts/${refused.id}`).loginAs(buyer)
    page.assertTextIncludes('The payment page did not open')

    await stripeSettles()
    const { checkout } = await new StartCheckout().handle(buyer, plan!.id)
    assert.notEqual(checkout.id, refused.id)
    assert.isNotNull(checkout.stripeSessionUrl)
  })
})
