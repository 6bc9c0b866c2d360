import { test } from '@japa/runner'
import { aMonthly, aSubscriber, days } from './subscribers.ts'
import { its, press, readPage, refusal, told, town } from './town.ts'

test.group('The customer portal', () => {
  test('cancels at the end of the period, and lets it be undone', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { customer, subscription } = await aSubscriber(stripe, control)
    const visit = await stripe.billingPortal.sessions.create({
      customer: customer.id,
      return_url: 'http://shop.test/library',
    })
    const page = await readPage(visit.url)
    assert.include(page, 'Reviewer, $20.00 per month')
    assert.include(page, 'Card ending in 4242')
    assert.include(page, 'http://shop.test/library')
    assert.notInclude(page, 'Switch plan')

    const { html } = await press(visit.url, 'cancel', {
      subscription: subscription.id,
      feedback: 'unused',
    })
    assert.include(html, 'Don’t cancel')
    const leaving = await stripe.subscriptions.retrieve(subscription.id)
    assert.isTrue(leaving.cancel_at_period_end)
    assert.equal(leaving.cancellation_details?.feedback, 'unused')
    await press(visit.url, 'keep', { subscription: subscription.id })
    assert.isFalse(
      await its(stripe.subscriptions.retrieve(subscription.id), 'cancel_at_period_end')
    )
    await told(inbox, 'billing_portal.session.created', 'customer.subscription.updated')
  })

  test('changes the card that the next renewal is charged to', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { customer, subscription } = await aSubscriber(stripe, control)
    const visit = await stripe.billingPortal.sessions.create({ customer: customer.id })
    await press(visit.url, 'card', { card: '4000 0000 0000 0341' })
    await days(control, customer.id, 32)
    assert.equal(await its(stripe.subscriptions.retrieve(subscription.id), 'status'), 'past_due')
    await press(visit.url, 'card', { card: '4242 4242 4242 4242' })
    await days(control, customer.id, 4)
    assert.equal(await its(stripe.subscriptions.retrieve(subscription.id), 'status'), 'active')
  })

  test('switches plans as its configuration allows, and then comes back', async (context) => {
    const { assert } = context
    const { stripe, control } = await town(context)
    const { customer, subscription } = await aSubscriber(stripe, control)
    const dearer = await aMonthly(stripe, 5000)
    const configuration = await stripe.billingPortal.configurations.create({
      features: {
        subscription_update: {
          enabled: true,
          default_allowed_updates: ['price'],
          products: [{ product: dearer.product as string, prices: [dearer.id] }],
          proration_behavior: 'always_invoice',
        },
      },
    })
    const visit = await stripe.billingPortal.sessions.create({
      customer: customer.id,
      configuration: configuration.id,
      flow_data: {
        type: 'subscription_update',
        subscription_update: { subscription: subscription.id },
        after_completion: { type: 'redirect', redirect: { return_url: 'http://shop.test/done' } },
      },
    })
    assert.include(await readPage(visit.url), 'Switch plan')
    const wish = { subscription: subscription.id, price: dearer.id }
    const done = await press(visit.url, 'switch', wish)
    assert.equal(done.location, 'http://shop.test/done')
    const switched = await stripe.subscriptions.retrieve(subscription.id)
    assert.equal(switched.items.data[0]?.price.id, dearer.id)
    const { data } = await stripe.invoices.list({ subscription: subscription.id })
    assert.deepInclude(data[0], { billing_reason: 'subscription_update', amount_paid: 3000 })

    const forbidden = await press(visit.url, 'cancel', { subscription: subscription.id })
    assert.equal(forbidden.status, 400)
    const foreign = await aSubscriber(stripe, control)
    const stolen = await press(visit.url, 'switch', {
      ...wish,
      subscription: foreign.subscription.id,
    })
    assert.equal(stolen.status, 400)
    await stripe.billingPortal.configurations.update(configuration.id, { active: false })
    const closed = stripe.billingPortal.sessions.create({
      customer: customer.id,
      configuration: configuration.id,
    })
    assert.match(await its(refusal(closed), 'message'), /inactive/)
  })
})
