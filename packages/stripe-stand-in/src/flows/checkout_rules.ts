import type Stripe from 'stripe'
import { Problem, refuse } from '../api/problem.ts'
import type { Customer } from '../resources/customers.ts'
import { canReceiveTransfers, findAccount } from '../resources/v2_account.ts'
import { leastOf, money } from '../world/money.ts'
import type { World } from '../world/world.ts'

type Params = Stripe.Checkout.SessionCreateParams
type SubscriptionData = Stripe.Checkout.SessionCreateParams.SubscriptionData

const HALF_AN_HOUR = 30 * 60
const A_DAY = 24 * 60 * 60

/** The rules between parameters, which no schema holds. Before any object is made. */
export function checkCombinations(world: World, params: Params, customer: Customer | null): void {
  if (!params.mode) refuse('Missing required param: mode.', 'mode')
  if (params.mode === 'setup') refuse('The stand-in does not play Checkout in setup mode.', 'mode')
  checkMode(params)
  if (params.ui_mode && params.ui_mode !== 'hosted_page')
    refuse('The stand-in plays hosted pages only.', 'ui_mode')
  checkUrl(params.success_url, 'success_url')
  if (params.cancel_url) checkUrl(params.cancel_url, 'cancel_url')
  onlyOneOf(params, 'customer', 'customer_email')
  onlyOneOf(params, 'discounts', 'allow_promotion_codes')
  if (params.customer_update && !customer)
    refuse('`customer_update` can only be used with `customer`.', 'customer_update')
  if (params.discounts && params.discounts.length > 1)
    refuse('You may only apply one discount.', 'discounts')
  checkTaxInputs(params, customer)
  checkExpiry(world, params.expires_at)
}

function checkMode(params: Params): void {
  const isPayment = params.mode === 'payment'
  const wrong = isPayment
    ? (['subscription_data', 'payment_method_collection'] as const)
    : (['payment_intent_data', 'invoice_creation', 'customer_creation'] as const)
  for (const name of wrong)
    if (params[name]) refuse(`You can not pass \`${name}\` in \`${params.mode}\` mode.`, name)
}

function checkUrl(url: string | undefined, param: string): void {
  if (!url) return refuse(`Missing required param: ${param}.`, param, 'parameter_missing')
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    refuse('Not a valid URL', param, 'url_invalid')
}

function onlyOneOf(params: Params, one: keyof Params, other: keyof Params): void {
  if (params[one] && params[other])
    refuse(`You may only specify one of these parameters: ${one}, ${other}.`, one)
}

function checkTaxInputs(params: Params, customer: Customer | null): void {
  if (!customer) return
  const { address, name } = params.customer_update ?? {}
  if (params.automatic_tax?.enabled && !customer.address?.country && address !== 'auto')
    refuse(
      "Automatic tax calculation in Checkout requires a valid address on the Customer. Add a valid address to the Customer or set `customer_update[address]` to 'auto' to save the address entered in Checkout to the Customer.",
      'automatic_tax',
      'customer_tax_location_invalid'
    )
  if (params.tax_id_collection?.enabled && name !== 'auto')
    refuse(
      "Tax ID collection requires updating business name on the customer. To enable tax ID collection for an existing customer, please set `customer_update[name]` to 'auto'.",
      'tax_id_collection'
    )
}

function checkExpiry(world: World, expiresAt: number | undefined): void {
  if (expiresAt === undefined) return
  const wait = expiresAt - world.now()
  // A request takes a moment: half an hour from the caller's clock is accepted.
  if (wait < HALF_AN_HOUR - 60)
    refuse(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at'
    )
  if (wait > A_DAY + 60)
    refuse(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at'
    )
}

/** What may be asked of the money, once the total is known. Cents. */
export function checkMoney(world: World, params: Params, total: number, currency: string): void {
  if (total > 0 && total < leastOf(currency))
    refuse(
      `The Checkout Session's total amount due must add up to at least ${money(leastOf(currency), currency)} ${currency}.`,
      'line_items',
      'amount_too_small'
    )
  if (params.subscription_data) checkShares(world, params.subscription_data)
  const { application_fee_amount: fee, transfer_data: transfer } = params.payment_intent_data ?? {}
  const param = 'payment_intent_data'
  if (fee !== undefined && !transfer)
    refuse(
      'Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).',
      `${param}[application_fee_amount]`
    )
  if (fee !== undefined && (fee < 0 || fee > total))
    refuse(
      `The application fee (${fee}) cannot be greater than the total amount (${total}).`,
      `${param}[application_fee_amount]`
    )
  if (!transfer) return
  if (transfer.amount !== undefined && fee !== undefined)
    refuse(
      'You may only specify one of these parameters: transfer_data[amount], application_fee_amount.',
      `${param}[transfer_data][amount]`
    )
  if ((transfer.amount ?? 0) > total)
    refuse(
      'The transfer amount cannot be greater than the total.',
      `${param}[transfer_data][amount]`
    )
  checkDestination(world, transfer.destination, `${param}[transfer_data][destination]`)
}

function checkShares(
  world: World,
  { application_fee_percent: percent, transfer_data: transfer }: SubscriptionData
): void {
  const param = 'subscription_data'
  if (percent !== undefined && (percent < 0 || percent > 100))
    refuse('Invalid decimal: must be between 0 and 100.', `${param}[application_fee_percent]`)
  if (percent !== undefined && !transfer)
    refuse(
      'Can only apply an application_fee_percent to a subscription with `transfer_data[destination]`.',
      `${param}[application_fee_percent]`
    )
  if (transfer?.amount_percent !== undefined && percent !== undefined)
    refuse(
      'You may only specify one of these parameters: transfer_data[amount_percent], application_fee_percent.',
      `${param}[transfer_data][amount_percent]`
    )
  if (transfer)
    checkDestination(world, transfer.destination, `${param}[transfer_data][destination]`)
}

function checkDestination(world: World, id: string, param: string): void {
  const account = findAccount(world, id)
  if (!account)
    throw new Problem(`No such destination: '${id}'`, { code: 'resource_missing', param })
  if (!canReceiveTransfers(account))
    throw new Problem(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      { code: 'insufficient_capabilities_for_transfer', param }
    )
}
