import type { Routes } from '../api/call.ts'
import { testClockRoutes } from '../billing/clocks.ts'
import { subscriptionChangeRoutes } from '../billing/change_subscription.ts'
import { invoiceChangeRoutes } from '../billing/invoice_routes.ts'
import { subscriptionPauseRoutes } from '../billing/pause_subscription.ts'
import { switchPreviewRoutes } from '../billing/preview_switch.ts'
import { subscriptionStartRoutes } from '../billing/start_subscription.ts'
import { checkoutCreationRoutes } from '../flows/open_checkout.ts'
import { intentChangeRoutes } from '../flows/confirm_intent.ts'
import { disputeChangeRoutes } from '../flows/dispute_charge.ts'
import { transferCreationRoutes } from '../flows/send_transfer.ts'
import { refundEndRoutes } from '../flows/end_refund.ts'
import { refundCreationRoutes } from '../flows/refund_charge.ts'
import { accountRoutes } from './accounts.ts'
import { applicationFeeRoutes } from './application_fees.ts'
import { balanceRoutes } from './balance.ts'
import { balanceSettingsRoutes } from './balance_settings.ts'
import { balanceTransactionRoutes } from './balance_transactions.ts'
import { chargeRoutes } from './charges.ts'
import { checkoutSessionRoutes } from './checkout_sessions.ts'
import { couponRoutes } from './coupons.ts'
import { customerRoutes } from './customers.ts'
import { disputeRoutes } from './disputes.ts'
import { earlyFraudWarningRoutes } from './early_fraud_warnings.ts'
import { eventRoutes } from './events.ts'
import { feeRefundRoutes } from './fee_refunds.ts'
import { invoicePaymentRoutes } from './invoice_payments.ts'
import { invoiceRoutes } from './invoices.ts'
import { paymentIntentRoutes } from './payment_intents.ts'
import { paymentMethodRoutes } from './payment_methods.ts'
import { paymentPageRoutes } from './payment_pages.ts'
import { payoutRoutes } from './payouts.ts'
import { portalConfigurationRoutes } from './portal_configurations.ts'
import { portalSessionRoutes } from './portal_sessions.ts'
import { priceRoutes } from './prices.ts'
import { productRoutes } from './products.ts'
import { promotionCodeRoutes } from './promotion_codes.ts'
import { refundRoutes } from './refunds.ts'
import { subscriptionRoutes } from './subscriptions.ts'
import { transferReversalRoutes } from './transfer_reversals.ts'
import { transferRoutes } from './transfers.ts'
import { v2AccountLinkRoutes } from './v2_account_links.ts'
import { v2AccountRoutes } from './v2_accounts.ts'
import { v2EventRoutes } from './v2_events.ts'
import { webhookEndpointRoutes } from './webhook_endpoints.ts'

/** Every operation this Stripe plays. A new resource is a new file and a line here. */
export const ALL_ROUTES: Routes = {
  ...accountRoutes,
  ...applicationFeeRoutes,
  ...balanceRoutes,
  ...balanceSettingsRoutes,
  ...balanceTransactionRoutes,
  ...chargeRoutes,
  ...checkoutCreationRoutes,
  ...checkoutSessionRoutes,
  ...couponRoutes,
  ...customerRoutes,
  ...disputeChangeRoutes,
  ...disputeRoutes,
  ...earlyFraudWarningRoutes,
  ...eventRoutes,
  ...feeRefundRoutes,
  ...intentChangeRoutes,
  ...invoiceChangeRoutes,
  ...invoicePaymentRoutes,
  ...invoiceRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...paymentPageRoutes,
  ...payoutRoutes,
  ...portalConfigurationRoutes,
  ...portalSessionRoutes,
  ...priceRoutes,
  ...productRoutes,
  ...promotionCodeRoutes,
  ...refundCreationRoutes,
  ...refundEndRoutes,
  ...refundRoutes,
  ...subscriptionChangeRoutes,
  ...subscriptionPauseRoutes,
  ...subscriptionRoutes,
  ...subscriptionStartRoutes,
  ...switchPreviewRoutes,
  ...testClockRoutes,
  ...transferCreationRoutes,
  ...transferReversalRoutes,
  ...transferRoutes,
  ...v2AccountLinkRoutes,
  ...v2AccountRoutes,
  ...v2EventRoutes,
  ...webhookEndpointRoutes,
}
