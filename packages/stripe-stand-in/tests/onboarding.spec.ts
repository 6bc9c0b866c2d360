import { test } from '@japa/runner'
import {
  aCheckout,
  aNewPublisher,
  aPublisher,
  eventually,
  press,
  refusal,
  town,
  its,
  readPage,
} from './town.ts'

const USE_CASE = {
  type: 'account_onboarding' as const,
  account_onboarding: {
    refresh_url: 'http://shop.test/payouts/refresh',
    return_url: 'http://shop.test/payouts',
  },
}

test.group('Onboarding a publisher', () => {
  test('from nothing to active, told on both endpoints', async (context) => {
    const { assert } = context
    const { stripe, inbox } = await town(context)
    const account = await aNewPublisher(stripe)
    const recipient = account.configuration?.recipient
    assert.equal(recipient?.capabilities?.stripe_balance?.stripe_transfers?.status, 'restricted')
    assert.equal(account.requirements?.summary?.minimum_deadline?.status, 'currently_due')
    assert.isBelow(Math.abs(Date.parse(account.created) - Date.now()), 5_000)

    const link = await stripe.v2.core.accountLinks.create({
      account: account.id,
      use_case: USE_CASE,
    })
    const page = await readPage(link.url)
    assert.include(page, 'Complete onboarding')
    assert.include(page, 'no real money')
    const returned = await press(link.url, 'complete')
    assert.deepEqual([returned.status, returned.location], [303, 'http://shop.test/payouts'])

    const now = await stripe.v2.core.accounts.retrieve(account.id, {
      include: ['configuration.recipient', 'requirements'],
    })
    const capability = now.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers
    assert.deepEqual(capability, { status: 'active', status_details: [] })
    assert.isEmpty(now.requirements?.entries)
    const v1 = await stripe.accounts.retrieve(account.id)
    assert.deepInclude(v1, { payouts_enabled: true, details_submitted: true, type: 'express' })

    await eventually(inbox.types, (types) => types.includes('account.updated'))
    const thin = inbox.received.filter(({ path }) => path === '/v2').map(({ type }) => type)
    assert.includeMembers(thin, [
      'v2.core.account.created',
      'v2.core.account[configuration.recipient].capability_status_updated',
      'v2.core.account[requirements].updated',
    ])
    const notes = inbox.received.filter(({ path }) => path === '/v2')
    assert.isTrue(notes.every(({ body }) => JSON.parse(body).context === account.id))
    const update = inbox.received.find(({ path }) => path === '/connect')
    assert.equal(JSON.parse(update?.body ?? '{}').account, account.id)
  })

  test('a link opens once, and leaving changes nothing', async (context) => {
    const { assert } = context
    const { stripe, inbox } = await town(context)
    const account = await aNewPublisher(stripe)
    const link = await stripe.v2.core.accountLinks.create({
      account: account.id,
      use_case: USE_CASE,
    })
    await fetch(link.url)
    const left = await press(link.url, 'leave')
    assert.equal(left.location, 'http://shop.test/payouts')
    const again = await fetch(link.url, { redirect: 'manual' })
    assert.equal(again.headers.get('location'), 'http://shop.test/payouts/refresh')
    const pressedAgain = await press(link.url, 'complete')
    assert.equal(pressedAgain.location, 'http://shop.test/payouts/refresh')

    const now = await stripe.v2.core.accounts.retrieve(account.id, {
      include: ['configuration.recipient'],
    })
    const transfers = now.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers
    assert.equal(transfers?.status, 'restricted')
    assert.notInclude(inbox.types(), 'account.updated')
  })

  test('parts that were not included are absent', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id } = await aPublisher(stripe, control)
    const bare = await stripe.v2.core.accounts.retrieve(id)
    assert.notProperty(bare, 'configuration')
    assert.notProperty(bare, 'requirements')
    assert.equal(bare.display_name, 'Ada')
  })

  test('restricted, rejected and closed publishers receive no transfers', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    for (const fate of ['restrict', 'reject', 'close']) {
      const { id } = await aPublisher(stripe, control)
      await aCheckout(stripe, id)
      await control(`accounts/${id}/${fate}`)
      const error = await refusal(aCheckout(stripe, id))
      assert.equal(error.code, 'insufficient_capabilities_for_transfer')
      assert.equal(error.param, 'payment_intent_data[transfer_data][destination]')
    }
    assert.equal(await its(refusal(aCheckout(stripe, 'acct_nobody')), 'code'), 'resource_missing')
  })

  test('a publisher has a dashboard and a payout delay', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { id } = await aPublisher(stripe, control)
    const settings = await stripe.balanceSettings.update(
      { payments: { settlement_timing: { delay_days_override: 14 } } },
      { stripeAccount: id }
    )
    assert.equal(settings.payments.settlement_timing.delay_days, 14)
    const ours = await stripe.balanceSettings.retrieve()
    assert.equal(ours.payments.settlement_timing.delay_days, 2)
    const { url } = await stripe.accounts.createLoginLink(id)
    assert.include(await readPage(url), 'Ada')
  })
})
