import { ask, stripe } from './client.js'
import { fixedKey } from './fixed_key.js'

/** Names our configuration among those that Stripe keeps for us; another set of features is another name. */
const PURPOSE = 'pay-and-see-invoices'

/**
 * An address of Stripe's own page, for one visit: the buyer's card, address and invoices. Ending a subscription and
 * choosing another plan are left out there: our own pages say first what that means.
 */
export async function createPortalSession(
  customerId: string,
  { returnUrl }: { returnUrl: string }
): Promise<string> {
  const params = {
    customer: customerId,
    configuration: await configuration(),
    return_url: returnUrl,
  }
  return (await ask(() => stripe.billingPortal.sessions.create(params))).url
}

async function configuration(): Promise<string> {
  const { data } = await ask(() =>
    stripe.billingPortal.configurations.list({ active: true, limit: 100 })
  )
  const known = data.find(({ metadata }) => metadata?.purpose === PURPOSE)
  if (known) return known.id

  const params = {
    features: {
      customer_update: {
        enabled: true,
        allowed_updates: ['address' as const, 'name' as const, 'tax_id' as const],
      },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: false },
    },
    metadata: { purpose: PURPOSE },
  }
  const idempotencyKey = fixedKey(`portal:${PURPOSE}`, params)
  return (await ask(() => stripe.billingPortal.configurations.create(params, { idempotencyKey })))
    .id
}
