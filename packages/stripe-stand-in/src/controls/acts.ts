import { changeCard } from '../billing/change_card.ts'
import { advanceCustomer } from '../billing/clocks.ts'
import { debitsArrive, debitsBounce } from '../billing/debit_invoice.ts'
import { closeDispute, escalateInquiry, openDispute } from '../flows/dispute_charge.ts'
import { applyCode } from '../flows/apply_code.ts'
import {
  closeAccount,
  completeOnboarding,
  deauthorizeAccount,
  rejectAccount,
  restrictAccount,
} from '../flows/onboard_account.ts'
import {
  decline,
  failDelayed,
  openSession,
  pay,
  payDelayed,
  settleDelayed,
} from '../flows/pay_checkout.ts'
import { failRefund, succeedRefund } from '../flows/end_refund.ts'
import { payerFrom } from '../pages/hosted_pages.ts'
import { warnOfFraud } from '../resources/early_fraud_warnings.ts'
import { last4Of } from '../resources/test_cards.ts'
import { arrivePayout, failPayout, payOut } from '../resources/payouts.ts'
import { settleCapture } from '../flows/settle_capture.ts'
import { expireSession } from '../resources/checkout_sessions.ts'
import type { World } from '../world/world.ts'

export type Body = Record<string, unknown>
type Act = (world: World, id: string, body: Body) => unknown

const SESSION_ACTS: Record<string, Act> = {
  pay: (world, id, body) => pay(world, id, payerFrom(body)),
  decline: (world, id, body) => decline(world, id, payerFrom(body)),
  pay_delayed: (world, id, body) => payDelayed(world, id, payerFrom(body)),
  settle: settleDelayed,
  fail_delayed: failDelayed,
  apply_code: (world, id, body) => applyCode(world, id, String(body.code ?? '')),
  abandon: openSession,
  expire: expireSession,
}

const ACCOUNT_ACTS: Record<string, Act> = {
  complete_onboarding: completeOnboarding,
  restrict: restrictAccount,
  reject: rejectAccount,
  close: closeAccount,
  deauthorize: deauthorizeAccount,
  pay_out: (world, id, body) =>
    payOut(world.as(id), typeof body.currency === 'string' ? body.currency : 'usd'),
}

const REFUND_ACTS: Record<string, Act> = { succeed: succeedRefund, fail: failRefund }

const CHARGE_ACTS: Record<string, Act> = {
  dispute: (world, id, body) =>
    openDispute(world, id, {
      ...(typeof body.reason === 'string' && { reason: body.reason }),
      ...(typeof body.amount === 'number' && { amount: body.amount }),
      isInquiry: body.inquiry === true,
    }),
  settle: (world, id) => settleCapture(world, id),
  warn: (world, id, body) =>
    warnOfFraud(world, id, typeof body.fraud_type === 'string' ? body.fraud_type : undefined),
}

const CUSTOMER_ACTS: Record<string, Act> = {
  advance: advanceCustomer,
  debits_arrive: debitsArrive,
  debits_bounce: debitsBounce,
  card: (world, id, body) => changeCard(world, id, last4Of({ number: String(body.card ?? '') })),
}

/** A payout belongs to the account it pays. */
const PAYOUT_ACTS: Record<string, Act> = {
  arrive: (world, id) => arrivePayout(world.as(world.store.anywhere(id)?.owner ?? null), id),
  fail: (world, id) => failPayout(world.as(world.store.anywhere(id)?.owner ?? null), id),
}

const DISPUTE_ACTS: Record<string, Act> = {
  win: (world, id) => closeDispute(world, id, 'won'),
  lose: (world, id) => closeDispute(world, id, 'lost'),
  prevent: (world, id) => closeDispute(world, id, 'prevented'),
  escalate: escalateInquiry,
  close_inquiry: (world, id) => closeDispute(world, id, 'warning_closed'),
}

/** Family and name of a control to what it does: `POST /_stand_in/refunds/:id/fail`. */
export const ACTS: Record<string, Record<string, Act>> = {
  'checkout/sessions': SESSION_ACTS,
  'accounts': ACCOUNT_ACTS,
  'charges': CHARGE_ACTS,
  'customers': CUSTOMER_ACTS,
  'disputes': DISPUTE_ACTS,
  'payouts': PAYOUT_ACTS,
  'refunds': REFUND_ACTS,
}
