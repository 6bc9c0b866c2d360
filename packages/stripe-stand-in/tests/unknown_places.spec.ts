import { test } from '@japa/runner'
import type Stripe from 'stripe'
import { aSubscriber, days, invoicesOf } from './subscribers.ts'
import { its, press, refusal, told, town } from './town.ts'

const TAXED = {
  more: { automatic_tax: { enabled: true }, customer_update: { address: 'auto' as const } },
}

/** Somebody who subscribed, whose address Stripe has lost since. */
async function aLostAddress(context: Parameters<typeof town>[0], settings: object) {
  const all = await town(context)
  await all.control('settings', { taxRatePercent: 10, ...settings })
  const subscribed = await aSubscriber(all.stripe, all.control, TAXED)
  await all.stripe.customers.update(subscribed.customer.id, { address: '' })
  await days(all.control, subscribed.customer.id, 32)
  return { ...all, ...subscribed }
}

async function latest(stripe: Stripe, subscription: string): Promise<Stripe.Invoice> {
  const [invoice] = await invoicesOf(stripe, subscription)
  if (!invoice) throw new Error('There is no invoice')
  return invoice
}

test.group('A renewal whose customer has no address', () => {
  test('is issued without tax, and its subscription is taxed no more', async (context) => {
    const { assert } = context
    const { stripe, subscription } = await aLostAddress(context, {})
    const renewal = await latest(stripe, subscription.id)
    assert.deepEqual([renewal.status, renewal.total], ['paid', 2000])
    assert.isFalse(renewal.automatic_tax.enabled)
    assert.equal(renewal.automatic_tax.disabled_reason, 'finalization_requires_location_inputs')
    const { automatic_tax: tax } = await stripe.subscriptions.retrieve(subscription.id)
    assert.deepEqual([tax.enabled, tax.disabled_reason], [false, 'requires_location_inputs'])
  })

  test('stays a draft where that is asked for, until the portal has the address', async (context) => {
    const { assert } = context
    const refused = { unknownPlaces: 'refused' }
    const { stripe, control, inbox, customer, subscription } = await aLostAddress(context, refused)
    const draft = await latest(stripe, subscription.id)
    assert.equal(draft.status, 'draft')
    assert.equal(draft.last_finalization_error?.code, 'customer_tax_location_invalid')
    assert.equal(await its(stripe.subscriptions.retrieve(subscription.id), 'status'), 'active')
    const again = refusal(stripe.invoices.finalizeInvoice(draft.id))
    assert.equal(await its(again, 'code'), 'customer_tax_location_invalid')
    await told(inbox, 'invoice.finalization_failed')

    const configuration = await stripe.billingPortal.configurations.create({
      features: { customer_update: { enabled: true, allowed_updates: ['address'] } },
    })
    const visit = await stripe.billingPortal.sessions.create({
      customer: customer.id,
      configuration: configuration.id,
    })
    await press(visit.url, 'address', { country: 'DE' })
    await stripe.invoices.finalizeInvoice(draft.id, { auto_advance: true })
    await days(control, customer.id, 1)
    const paid = await latest(stripe, subscription.id)
    assert.deepEqual([paid.id, paid.status, paid.total], [draft.id, 'paid', 2200])
    assert.isNull(paid.last_finalization_error)
  })
})
