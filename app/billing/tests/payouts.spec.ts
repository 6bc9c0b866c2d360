import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import Payout from '#billing/models/payout'
import StripeEvent from '#billing/models/stripe_event'
import { cleanDatabase } from '#tests/database'
import { emptyMailbox, mailsTo, mailTo } from '#tests/mailbox'
import { aSale, aSellingPublisher } from '#tests/scenarios/billing'
import { aListingInCurrencies, aSaleIn } from '#tests/scenarios/currencies'
import { signedIn } from '#tests/scenarios/desk'
import { dashboard, standIn, stripeSettles } from '#tests/scenarios/stripe'
import { anEvent, deliver, SECRETS, signed } from '#tests/scenarios/webhooks'

type Shown = {
  sent: { state: string; amountInCents: number; failure: { todo: string } | null }[]
  troubles: { currency: string; why: string }[]
}

const shownTo = async (owner: User) =>
  (await (await signedIn(owner)).page('/studio/payouts')).props.payouts as Shown

/** A sale whose money is the publisher's own by now. */
async function anEarning() {
  const sale = await aSale()
  return { ...sale, account: sale.checkout.stripeAccountId }
}

/** Stripe sends some of what an account holds to its bank. */
async function sends(account: string, amount = 1000, currency = 'usd'): Promise<string> {
  const wish = { amount: String(amount), currency }
  const { id } = await dashboard('POST', '/v1/payouts', wish, account)
  await stripeSettles()
  return id
}

const happens = async (payoutId: string, act: 'arrive' | 'fail') => {
  await standIn('POST', `payouts/${payoutId}/${act}`)
  await stripeSettles()
}

const trail = async () =>
  (await db.from('audit_events').whereLike('action', 'payout.%').orderBy('id')).map(
    ({ action, details }) => `${action} ${details.from} ${details.to}`
  )

test.group('A publisher’s payouts', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await emptyMailbox()
  })
  group.each.teardown(async () => void (await standIn('POST', 'deliveries/resume')))
  group.each.timeout(90_000)

  test('are seen from the sending to the arrival, by their publisher alone', async ({ assert }) => {
    const { owner, account } = await anEarning()
    const { owner: rival } = await aSellingPublisher()
    const payout = await sends(account)
    assert.containsSubset((await shownTo(owner)).sent, [
      { state: 'in_transit', amountInCents: 1000, failure: null },
    ])
    await happens(payout, 'arrive')

    assert.containsSubset(await shownTo(owner), { sent: [{ state: 'paid' }], troubles: [] })
    assert.deepEqual((await shownTo(rival)).sent, [])
    assert.deepEqual(await trail(), [
      'payout.issued null in_transit',
      'payout.moved in_transit paid',
    ])
    assert.deepEqual(await mailsTo(owner.email), [])
  })

  test('that had arrived may fail, which is told once with what to do', async ({ assert }) => {
    const { owner, account } = await anEarning()
    const payout = await sends(account)
    await happens(payout, 'arrive')
    await happens(payout, 'fail')

    const mail = await mailTo(owner.email)
    assert.include(mail.subject, '$10.00 did not arrive')
    assert.include(mail.text, 'Your bank account has been closed. Give Stripe another bank account')
    const { sent, troubles } = await shownTo(owner)
    assert.equal(sent[0].state, 'failed')
    assert.include(troubles[0].why, 'has been closed')

    await sends(account, 500)
    assert.deepEqual((await shownTo(owner)).troubles, [])
    assert.lengthOf(await mailsTo(owner.email), 1)
  })

  test('are told apart by currency: each goes to a bank account of its own', async ({ assert }) => {
    const scene = await aListingInCurrencies({ jpy: 5000 })
    await aSaleIn(scene, 'usd')
    const { checkout } = await aSaleIn(scene, 'jpy')
    const account = checkout.stripeAccountId
    await happens(await sends(account, 3000, 'jpy'), 'fail')
    await happens(await sends(account, 2000), 'arrive')

    const { sent, troubles } = await shownTo(scene.owner)
    assert.deepEqual(
      sent.map(({ state, amountInCents }) => [state, amountInCents]),
      [
        ['paid', 2000],
        ['failed', 3000],
      ]
    )
    assert.deepEqual(
      troubles.map(({ currency }) => currency),
      ['jpy']
    )
    assert.include((await mailTo(scene.owner.email)).subject, 'A payout of ¥3,000 did not arrive')
  })

  test('that are stopped say so', async ({ assert }) => {
    const { owner, account } = await anEarning()
    const payout = await sends(account)
    await dashboard('POST', `/v1/payouts/${payout}/cancel`, {}, account)
    await stripeSettles()
    assert.containsSubset(await shownTo(owner), { sent: [{ state: 'canceled' }], troubles: [] })
  })

  test('are found when no event came, and stay the same when all come again', async ({
    assert,
  }) => {
    const { owner, account } = await anEarning()
    await standIn('POST', 'deliveries/pause')
    const wish = { amount: '1000', currency: 'usd' }
    const { id } = await dashboard('POST', '/v1/payouts', wish, account)
    await standIn('POST', `payouts/${id}/fail`)
    assert.deepEqual(await Payout.all(), [])

    const reconcile = new ReconcileStripeEvents()
    await reconcile.handle(new System('scheduler'))
    const [found] = await Payout.all()
    assert.include(found.$attributes, { status: 'failed', amountInCents: 1000 })
    await mailTo(owner.email)

    await standIn('POST', 'deliveries/resume')
    await stripeSettles()
    assert.lengthOf(await Payout.all(), 1)
    assert.deepEqual(await trail(), ['payout.issued null failed'])
    assert.lengthOf(await mailsTo(owner.email), 1)
  })

  test('say nothing by the events of {whose}')
    .with([
      { whose: 'an account we do not know', accountOf: () => 'acct_unknown' },
      { whose: 'another publisher', accountOf: (rival: string) => rival },
    ])
    .run(async ({ assert }, { accountOf }) => {
      const { account } = await anEarning()
      const rival = await aSellingPublisher()
      const payout = await sends(account)
      const before = await Payout.query().pojo()

      const body = JSON.stringify(
        anEvent({
          id: 'evt_forged',
          type: 'payout.failed',
          account: accountOf(rival.account.stripeAccountId!),
          data: { object: { id: payout, object: 'payout', status: 'failed' } },
        })
      )
      const signature = signed(body, { secret: SECRETS.connect })
      const { status } = await deliver({
        path: '/webhooks/stripe/connect',
        body,
        headers: { 'stripe-signature': signature },
      })
      assert.equal(status, 200)
      await stripeSettles()

      const event = await StripeEvent.findByOrFail('stripeId', 'evt_forged')
      assert.include(event.$attributes, { state: 'ignored', outcome: 'unknown_payout' })
      assert.deepEqual(await Payout.query().pojo(), before)
    })
})
