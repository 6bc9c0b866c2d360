import { test } from '@japa/runner'
import { Anonymous, System } from '#accounts/actor'
import DelayPayouts from '#billing/actions/delay_payouts'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import StartOnboarding from '#billing/actions/start_onboarding'
import ConnectedAccount from '#billing/models/connected_account'
import StripeEvent from '#billing/models/stripe_event'
import { drainStripeEvents } from '#billing/worker'
import ReceiveStripeEvent from '#billing/actions/receive_stripe_event'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { aSellingPublisher } from '#tests/scenarios/billing'
import { aPublisher } from '#tests/scenarios/publishers'
import { standIn, stripeSettles, violations } from '#tests/scenarios/stripe'

const decide = async (account: ConnectedAccount, what: string) => {
  await standIn('POST', `accounts/${account.stripeAccountId}/${what}`)
  await stripeSettles()
}

test.group('Onboarding a publisher', (group) => {
  group.each.setup(() => cleanDatabase())

  test('makes one account, a fresh link each time, and believes only what Stripe says', async ({
    assert,
  }) => {
    const { publisher, owner } = await aPublisher({ payoutsEnabled: false })

    const [one, other] = await Promise.all([
      new StartOnboarding().handle(owner),
      new StartOnboarding().handle(owner),
    ])
    await stripeSettles()
    assert.notEqual(one.url, other.url)
    const [account, ...more] = await ConnectedAccount.all()
    assert.deepEqual(more, [])
    assert.isFalse((await publisher.refresh()).arePayoutsEnabled)

    await decide(account, 'complete_onboarding')
    assert.isTrue((await publisher.refresh()).arePayoutsEnabled)
    assert.equal((await account.refresh()).status, 'ready')
    assert.deepEqual(account.requirements, [])
    assert.lengthOf(await db.from('audit_events').where('action', 'publisher.payouts_enabled'), 1)
    assert.deepEqual(await violations(), [])
  })

  test('ends selling when Stripe decides so: {act}')
    .with([
      { act: 'restrict', status: 'action_required' },
      { act: 'reject', status: 'restricted' },
      { act: 'close', status: 'closed' },
    ])
    .run(async ({ assert }, { act, status }) => {
      const { publisher, account } = await aSellingPublisher()

      await decide(account, act)

      assert.equal((await account.refresh()).status, status)
      assert.isFalse((await publisher.refresh()).arePayoutsEnabled)
    })

  test('begins anew, with a new account, when the old one is closed', async ({ assert }) => {
    const { owner, publisher, account } = await aSellingPublisher()
    const former = account.stripeAccountId!
    await decide(account, 'close')

    await new StartOnboarding().handle(owner)
    await stripeSettles()

    assert.notEqual((await account.refresh()).stripeAccountId, former)
    assert.deepEqual(account.formerAccountIds, [former])
    assert.isFalse((await publisher.refresh()).arePayoutsEnabled)
    await decide(account, 'complete_onboarding')
    assert.equal((await account.refresh()).status, 'ready')
    assert.isTrue((await publisher.refresh()).arePayoutsEnabled)
    const renewed = await db.from('audit_events').where('action', 'connected_account.renewed')
    assert.deepEqual(
      renewed.map(({ details }) => details),
      [{ former }]
    )
  })

  test('makes no account for an address that is only opened', async ({ assert, client }) => {
    const { owner } = await aPublisher({ payoutsEnabled: false })
    const refresh = () => client.get('/studio/onboarding/refresh').loginAs(owner).redirects(0)

    ;(await refresh()).assertHeader('location', '/studio/onboarding')
    assert.deepEqual(await ConnectedAccount.all(), [])

    await new StartOnboarding().handle(owner)
    assert.match((await refresh()).header('location')!, /connect\/onboarding/)
  })

  test('is not moved by an event of another account', async ({ assert }) => {
    const one = await aSellingPublisher()
    const other = await aSellingPublisher()
    await standIn('POST', `accounts/${other.account.stripeAccountId}/close`)
    await StripeEvent.query().update({ state: 'ignored' })

    for (const [id, objectId] of [
      ['evt_mixed', one.account.stripeAccountId],
      ['evt_strange', 'acct_nobody'],
    ])
      await new ReceiveStripeEvent().handle(new System('stripe'), {
        endpoint: 'connect',
        payload: '{}',
        event: {
          id: id!,
          type: 'account.updated',
          account: id === 'evt_mixed' ? other.account.stripeAccountId : 'acct_nobody',
          apiVersion: '2026-10-28.endive',
          livemode: false,
          objectId,
          paymentRef: null,
          occurredAt: DateTime.now(),
        },
      })
    await drainStripeEvents()

    assert.equal((await one.account.refresh()).status, 'ready')
    const outcomes = await StripeEvent.query()
      .whereIn('stripeId', ['evt_mixed', 'evt_strange'])
      .orderBy('id')
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['speaks_of_another_account', 'unknown_account']
    )
  })

  test('has Stripe hold the earnings back for a while', async ({ assert }) => {
    const { account, owner } = await aSellingPublisher()

    await assert.rejects(() => new DelayPayouts().handle(owner, account.id), /Access denied/)
    await new ReconcileStripeEvents().handle(new System('scheduler'))

    assert.equal((await account.refresh()).payoutDelayDays, 14)
    assert.deepEqual(await violations(), [])
  })

  test('is for publishers, each for themselves', async ({ assert, client }) => {
    for (const actor of [new Anonymous(), new System('stripe'), await aUser()])
      await assert.rejects(() => new StartOnboarding().handle(actor), /Become a publisher/)
    const response = await client.get('/studio/onboarding/refresh').redirects(0)
    response.assertStatus(302)
    response.assertHeader('location', '/sign-in')
    assert.deepEqual(await ConnectedAccount.all(), [])
  })
})
