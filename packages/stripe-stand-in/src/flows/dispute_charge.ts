import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { endSubscription } from '../billing/end_subscription.ts'
import { emit } from '../events/snapshot_events.ts'
import { post } from '../resources/balance_transactions.ts'
import { charges } from '../resources/charges.ts'
import {
  disputableAmount,
  disputes,
  disputesOf,
  isClosed,
  isInquiry,
} from '../resources/disputes.ts'
import type { Dispute, DisputeOutcome } from '../resources/disputes.ts'
import { warningsOvertaken } from '../resources/early_fraud_warnings.ts'
import { invoicePayments } from '../resources/invoice_payments.ts'
import { invoices, subscriptionIdOf } from '../resources/invoices.ts'
import { isEnded, subscriptions } from '../resources/subscriptions.ts'
import { changesFrom } from '../world/changes.ts'
import { merged } from '../world/metadata.ts'
import type { World } from '../world/world.ts'

const FEE = 1500
const A_WEEK = 7 * 24 * 60 * 60

/**
 * The buyer's bank takes the money back. An inquiry (`warning_needs_response`) moves none yet.
 *
 * @param amount cents; absent: what has not been refunded
 */
export function openDispute(
  world: World,
  chargeId: string,
  asked: { reason?: string; amount?: number; isInquiry?: boolean }
): Dispute {
  const before = charges.get(world, chargeId)
  const amount = asked.amount ?? disputableAmount(world, before)
  if (before.status !== 'succeeded' || amount < 1)
    refuse(`Charge ${chargeId} cannot be disputed.`, 'charge')
  const dispute = disputes.insert(world, {
    id: world.ids.next('du_1'),
    object: 'dispute',
    created: world.now(),
    livemode: false,
    amount,
    charge: chargeId,
    currency: before.currency,
    enhanced_eligibility_types: [],
    evidence: { enhanced_evidence: {} },
    evidence_details: {
      due_by: world.now() + A_WEEK,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    is_charge_refundable: asked.isInquiry ?? false,
    metadata: {},
    payment_intent: before.payment_intent,
    reason: asked.reason ?? 'fraudulent',
    status: asked.isInquiry ? 'warning_needs_response' : 'needs_response',
  })
  const charge = charges.update(world, before, { disputed: true })
  if (!asked.isInquiry) move(world, dispute, -amount, FEE)
  emit(world, 'charge.dispute.created', dispute)
  emit(world, 'charge.updated', charge, changesFrom(before, charge))
  if (!asked.isInquiry) withdrawn(world, dispute)
  warningsOvertaken(world, chargeId)
  return dispute
}

/** The inquiry was not answered to the bank's liking, and becomes a dispute. */
export function escalateInquiry(world: World, id: string): Dispute {
  const before = disputes.get(world, id)
  if (!isInquiry(before)) refuse(`This is no open inquiry: it is ${before.status}.`)
  const dispute = disputes.update(world, before, {
    is_charge_refundable: false,
    status: 'needs_response',
  })
  move(world, dispute, -dispute.amount, FEE)
  emit(world, 'charge.dispute.updated', dispute, changesFrom(before, dispute))
  withdrawn(world, dispute)
  return dispute
}

/** @throws Problem when it is already closed, or cannot end like this */
export function closeDispute(world: World, id: string, outcome: DisputeOutcome): Dispute {
  const before = disputes.get(world, id)
  if (isClosed(before)) refuse(`This dispute is already closed: it is ${before.status}.`)
  const fits = outcome === 'prevented' || isInquiry(before) === (outcome === 'warning_closed')
  if (!fits) refuse(`A dispute that is ${before.status} cannot end as ${outcome}.`)
  const closed = disputes.update(world, before, { status: outcome, is_charge_refundable: false })
  if (outcome === 'won') {
    move(world, closed, closed.amount, -FEE)
    emit(world, 'charge.dispute.funds_reinstated', closed)
  }
  emit(world, 'charge.dispute.closed', closed, changesFrom(before, closed))
  return closed
}

/** Who has got everything back inquires no longer. */
export function closeInquiriesOf(world: World, chargeId: string): void {
  for (const dispute of disputesOf(world, chargeId))
    if (isInquiry(dispute)) closeDispute(world, dispute.id, 'warning_closed')
  warningsOvertaken(world, chargeId)
}

function withdrawn(world: World, dispute: Dispute): void {
  emit(world, 'charge.dispute.funds_withdrawn', dispute)
  if (!world.settings.disputesCancelSubscriptions) return
  const paid = invoicePayments
    .all(world)
    .find((each) => each.payment.payment_intent === dispute.payment_intent)
  const invoice = paid && invoices.find(world, paid.invoice)
  const subscription = invoice && subscriptions.find(world, subscriptionIdOf(invoice) ?? '')
  if (subscription && !isEnded(subscription))
    endSubscription(world, subscription, 'payment_disputed')
}

function move(world: World, dispute: Dispute, amount: number, fee: number): void {
  post(world, {
    type: 'adjustment',
    amount,
    fee,
    currency: dispute.currency,
    source: dispute.id,
    reportingCategory: amount < 0 ? 'dispute' : 'dispute_reversal',
  })
}

export const disputeChangeRoutes: Routes = {
  'POST /v1/disputes/{id}': ({ world, params, ids }: Call<Stripe.DisputeUpdateParams>) => {
    const before = disputes.get(world, ids[0] ?? '')
    const { evidence, submit = true } = params
    if (evidence && isClosed(before)) refuse('This dispute is already closed.', 'evidence')
    const { evidence_details: details } = before
    const isSubmitted = Boolean(evidence) && submit
    const dispute = disputes.update(world, before, {
      evidence: { ...before.evidence, ...evidence },
      metadata: merged(before.metadata, params.metadata),
      ...(evidence && {
        evidence_details: {
          ...details,
          has_evidence: true,
          submission_count: details.submission_count + (isSubmitted ? 1 : 0),
          submission_method: isSubmitted ? 'manual' : details.submission_method,
        },
      }),
      ...(isSubmitted && {
        status: isInquiry(before) ? ('warning_under_review' as const) : ('under_review' as const),
      }),
    })
    emit(world, 'charge.dispute.updated', dispute, changesFrom(before, dispute))
    return dispute
  },

  'POST /v1/disputes/{id}/close': ({ world, ids: [id = ''] }: Call) =>
    closeDispute(world, id, 'lost'),
}
