import { taxRateFor } from '../billing/tax_rates.ts'
import { emit } from '../events/snapshot_events.ts'
import { checkoutSessions, planOf, rememberPlan } from '../resources/checkout_sessions.ts'
import type { CheckoutSession } from '../resources/checkout_sessions.ts'
import { coupons } from '../resources/coupons.ts'
import { fullAddress } from '../resources/addresses.ts'
import { createCustomer, customers } from '../resources/customers.ts'
import { createIntent, paymentIntents } from '../resources/payment_intents.ts'
import type { PaymentIntent } from '../resources/payment_intents.ts'
import { createPaymentMethod } from '../resources/payment_methods.ts'
import type { BillingDetails, PaymentMethod } from '../resources/payment_methods.ts'
import { merged } from '../world/metadata.ts'
import type { World } from '../world/world.ts'
import { priced, totals } from './checkout_totals.ts'

/** What the buyer typed into the hosted page. */
export interface Payer {
  email?: string
  name?: string
  /** Two letters. */
  country?: string
  /** Of the card: 4242 is good. */
  last4?: string
}

export function billingOf(payer: Payer): BillingDetails {
  return {
    address: fullAddress({ country: payer.country ?? 'US' }),
    email: payer.email ?? null,
    name: payer.name ?? null,
    phone: null,
  }
}

/** The session with the buyer's details, and the tax their country brings. */
export function withPayer(world: World, session: CheckoutSession, payer: Payer): CheckoutSession {
  const known = session.customer ? customers.get(world, session.customer) : null
  const email = known?.email ?? payer.email ?? session.customer_email ?? 'buyer@example.com'
  const billing = billingOf(payer)
  const customer = known ?? newCustomer(world, session, { ...billing, email })
  const { updatesCustomer: updates, ...plan } = planOf(world, session)
  if (known && (updates.address || updates.name)) {
    const changed = customers.update(world, known, {
      ...(updates.address && { address: billing.address }),
      ...(updates.name && payer.name && { name: payer.name }),
    })
    emit(world, 'customer.updated', changed, { address: known.address, name: known.name })
  }
  const [discount] = session.discounts
  const coupon = discount?.coupon ? coupons.get(world, discount.coupon) : undefined
  const country = updates.address || !known ? payer.country : known.address?.country
  const rate = session.automatic_tax.enabled ? taxRateFor(world, country ?? 'US') : 0
  const lines = priced(plan.lines, coupon, rate)
  rememberPlan(world, session.id, { ...plan, lines, updatesCustomer: updates })
  return checkoutSessions.update(world, session, {
    ...totals(lines),
    automatic_tax: {
      ...session.automatic_tax,
      status: session.automatic_tax.enabled ? 'complete' : null,
    },
    customer: customer?.id ?? null,
    customer_details: {
      address: billing.address,
      email,
      name: payer.name ?? known?.name ?? null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  })
}

function newCustomer(world: World, session: CheckoutSession, billing: BillingDetails) {
  const isNeeded = session.mode === 'subscription' || session.invoice_creation?.enabled
  if (session.customer_creation !== 'always' && !isNeeded) return null
  return createCustomer(world, { currency: session.currency, ...billing })
}

/**
 * The session's payment intent, made when the buyer first tries to pay, as Checkout does. The
 * session's own metadata does not reach it; `payment_intent_data.metadata` does.
 */
export function intentFor(
  world: World,
  session: CheckoutSession,
  payer: Payer,
  type: PaymentMethod['type']
): PaymentIntent {
  const method = createPaymentMethod(world, type, billingOf(payer), payer.last4 ?? '4242')
  const known = session.payment_intent && paymentIntents.find(world, session.payment_intent)
  if (known) {
    const changes = { payment_method: method.id, amount: session.amount_total }
    return paymentIntents.update(world, known, changes)
  }
  const { payment } = planOf(world, session)
  return createIntent(world, {
    amount: session.amount_total,
    application_fee_amount: cappedFee(payment.application_fee_amount, session.amount_total),
    currency: session.currency,
    customer: session.customer,
    description: payment.description ?? null,
    metadata: merged({}, payment.metadata),
    on_behalf_of: payment.on_behalf_of ?? null,
    payment_method: method.id,
    payment_method_types: session.payment_method_types,
    receipt_email: payment.receipt_email ?? null,
    statement_descriptor_suffix: payment.statement_descriptor_suffix ?? null,
    transfer_data: payment.transfer_data ?? null,
    transfer_group: payment.transfer_group ?? null,
  })
}

/** A code typed in later may leave less to pay than the fee that was agreed on. */
const cappedFee = (fee: number | undefined, total: number) =>
  fee === undefined ? null : Math.min(fee, total)
