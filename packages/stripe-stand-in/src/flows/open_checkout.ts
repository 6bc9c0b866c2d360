import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuseOtherCurrency } from '../billing/one_currency.ts'
import { couponFrom } from '../billing/promotions.ts'
import { taxRateFor } from '../billing/tax_rates.ts'
import { checkoutSessions, expireInTime, rememberPlan } from '../resources/checkout_sessions.ts'
import { coupons } from '../resources/coupons.ts'
import { customers } from '../resources/customers.ts'
import { merged } from '../world/metadata.ts'
import type { World } from '../world/world.ts'
import { checkCombinations, checkMoney } from './checkout_rules.ts'
import { linesFrom, priced, totals } from './checkout_totals.ts'

const A_DAY = 24 * 60 * 60

type Params = Stripe.Checkout.SessionCreateParams

export const checkoutCreationRoutes: Routes = {
  'POST /v1/checkout/sessions': ({ world, params }: Call<Params>) => {
    const customer = params.customer ? customers.get(world, params.customer, 'customer') : null
    checkCombinations(world, params, customer)
    const isSubscription = params.mode === 'subscription'
    const redeemed = discountOf(world, params)
    const coupon = redeemed && coupons.get(world, redeemed.coupon)
    const isTaxKnown = params.automatic_tax?.enabled && customer?.address?.country
    const rate = isTaxKnown ? taxRateFor(world, customer?.address?.country) : 0
    const lines = priced(linesFrom(world, params), coupon, rate)
    const sums = totals(lines)
    const currency = lines[0]?.currency ?? 'usd'
    checkMoney(world, params, sums.amount_total, currency)
    if (customer && isSubscription) refuseOtherCurrency(world, customer.id, currency)

    const id = world.ids.next('cs_test_a1', 56)
    rememberPlan(world, id, {
      lines,
      payment: params.payment_intent_data ?? {},
      subscription: params.subscription_data ?? {},
      collectsCard: isSubscription && params.payment_method_collection !== 'if_required',
      updatesCustomer: {
        address: params.customer_update?.address === 'auto',
        name: params.customer_update?.name === 'auto',
      },
    })
    const session = checkoutSessions.insert(world, {
      id,
      object: 'checkout.session',
      created: world.now(),
      livemode: false,
      ...sums,
      ...echoed(params),
      automatic_tax: {
        enabled: params.automatic_tax?.enabled ?? false,
        liability: params.automatic_tax?.enabled ? { type: 'self' } : null,
        status: params.automatic_tax?.enabled
          ? isTaxKnown
            ? 'complete'
            : 'requires_location_inputs'
          : null,
      },
      currency,
      custom_fields: [],
      custom_text: {},
      customer: customer?.id ?? null,
      customer_creation:
        customer || isSubscription ? null : (params.customer_creation ?? 'if_required'),
      customer_details: customer
        ? {
            address: customer.address,
            email: customer.email,
            name: customer.name,
            tax_exempt: 'none',
            tax_ids: [],
          }
        : null,
      discounts: redeemed
        ? [{ coupon: redeemed.coupon, promotion_code: redeemed.promotionCode }]
        : [],
      expires_at: params.expires_at ?? world.now() + A_DAY,
      invoice: null,
      mode: isSubscription ? 'subscription' : 'payment',
      payment_intent: null,
      payment_method_collection: isSubscription
        ? (params.payment_method_collection ?? 'always')
        : 'if_required',
      payment_method_types:
        params.allowed_payment_method_types ??
        (isSubscription && !world.settings.debitsForSubscriptions
          ? ['card']
          : ['card', 'us_bank_account']),
      payment_status: 'unpaid',
      shipping_options: [],
      status: 'open',
      subscription: null,
      ui_mode: 'hosted_page',
      url: `${world.settings.publicUrl}/c/pay/${id}`,
    })
    expireInTime(world, session)
    return session
  },
}

/** The fields a session gives back as they were given. */
function echoed(params: Params) {
  const { invoice_creation: invoice } = params
  return {
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    customer_email: params.customer_email ?? null,
    integration_identifier: params.integration_identifier ?? null,
    invoice_creation:
      params.mode === 'subscription'
        ? null
        : {
            enabled: invoice?.enabled ?? false,
            invoice_data: { metadata: merged({}, invoice?.invoice_data?.metadata) },
          },
    locale: params.locale ?? null,
    metadata: merged({}, params.metadata),
    success_url: params.success_url ?? '',
    ...(params.tax_id_collection && {
      tax_id_collection: { required: 'never', ...params.tax_id_collection },
    }),
  }
}

function discountOf(world: World, params: Params) {
  const [discount] = params.discounts ?? []
  return discount && couponFrom(world, discount, { customer: params.customer ?? null })
}
