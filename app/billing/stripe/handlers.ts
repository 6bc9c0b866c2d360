import type { Handler } from './outcome.js'
import type { Endpoint } from './signature.js'

type Door = () => Promise<{ default: Handler }>

/** One file an event type, each named after it. */
const PLATFORM: Record<string, Door> = {
  'checkout.session.completed': () => import('./events/checkout_session_completed.js'),
  'checkout.session.async_payment_succeeded': () =>
    import('./events/checkout_session_async_payment_succeeded.js'),
  'checkout.session.async_payment_failed': () =>
    import('./events/checkout_session_async_payment_failed.js'),
  'checkout.session.expired': () => import('./events/checkout_session_expired.js'),
  'charge.succeeded': () => import('./events/charge_succeeded.js'),
  'charge.updated': () => import('./events/charge_updated.js'),
  'charge.refunded': () => import('./events/charge_refunded.js'),
  'refund.created': () => import('./events/refund_created.js'),
  'refund.updated': () => import('./events/refund_updated.js'),
  'refund.failed': () => import('./events/refund_failed.js'),
  'charge.dispute.created': () => import('./events/charge_dispute_created.js'),
  'charge.dispute.updated': () => import('./events/charge_dispute_updated.js'),
  'charge.dispute.closed': () => import('./events/charge_dispute_closed.js'),
  'charge.dispute.funds_withdrawn': () => import('./events/charge_dispute_funds_withdrawn.js'),
  'charge.dispute.funds_reinstated': () => import('./events/charge_dispute_funds_reinstated.js'),
  'transfer.reversed': () => import('./events/transfer_reversed.js'),
  'radar.early_fraud_warning.created': () =>
    import('./events/radar_early_fraud_warning_created.js'),
  'radar.early_fraud_warning.updated': () =>
    import('./events/radar_early_fraud_warning_updated.js'),
  'customer.subscription.created': () => import('./events/customer_subscription_created.js'),
  'customer.subscription.updated': () => import('./events/customer_subscription_updated.js'),
  'customer.subscription.deleted': () => import('./events/customer_subscription_deleted.js'),
  'customer.subscription.paused': () => import('./events/customer_subscription_paused.js'),
  'customer.subscription.resumed': () => import('./events/customer_subscription_resumed.js'),
  'customer.subscription.trial_will_end': () =>
    import('./events/customer_subscription_trial_will_end.js'),
  'invoice.paid': () => import('./events/invoice_paid.js'),
  'invoice.payment_failed': () => import('./events/invoice_payment_failed.js'),
  'invoice.finalization_failed': () => import('./events/invoice_finalization_failed.js'),
  'invoice.voided': () => import('./events/invoice_voided.js'),
  'invoice.marked_uncollectible': () => import('./events/invoice_marked_uncollectible.js'),
  'customer.updated': () => import('./events/customer_updated.js'),
}

const CONNECT: Record<string, Door> = {
  'account.updated': () => import('./events/account_updated.js'),
  'capability.updated': () => import('./events/capability_updated.js'),
  'account.application.deauthorized': () => import('./events/account_application_deauthorized.js'),
  'payout.created': () => import('./events/payout_created.js'),
  'payout.updated': () => import('./events/payout_updated.js'),
  'payout.paid': () => import('./events/payout_paid.js'),
  'payout.failed': () => import('./events/payout_failed.js'),
  'payout.canceled': () => import('./events/payout_canceled.js'),
}

const account: Door = () => import('./events/v2_core_account.js')
const V2 = Object.fromEntries(
  [
    'v2.core.account.created',
    'v2.core.account.updated',
    'v2.core.account.closed',
    'v2.core.account[requirements].updated',
    'v2.core.account[configuration.recipient].updated',
    'v2.core.account[configuration.recipient].capability_status_updated',
  ].map((type) => [type, account])
)

const DOORS: Record<Endpoint, Record<string, Door>> = {
  platform: PLATFORM,
  connect: CONNECT,
  v2: V2,
}

/** Who works on this type of event, or undefined when nobody does. */
export const handlerOf = (endpoint: string, type: string): Door | undefined => {
  const doors = DOORS[endpoint as Endpoint]
  return Object.hasOwn(doors, type) ? doors[type] : undefined
}

/** The types a reconciliation asks Stripe for. */
export const platformTypes = Object.keys(PLATFORM)
