import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'
import { render } from '../world/rendering.ts'
import type { World } from '../world/world.ts'
import { balanceTransactions, post } from './balance_transactions.ts'
import { charges } from './charges.ts'
import type { Charge } from './charges.ts'

const FEE = 1500
const A_WEEK = 7 * 24 * 60 * 60

type Outcome = 'won' | 'lost' | 'warning_closed' | 'prevented'

export interface Dispute {
  id: string
  object: 'dispute'
  created: number
  livemode: false
  amount: number
  charge: string
  currency: string
  enhanced_eligibility_types: string[]
  evidence: object
  evidence_details: Record<string, unknown>
  is_charge_refundable: boolean
  metadata: Metadata
  payment_intent: string | null
  reason: string
  status: Outcome | 'needs_response' | 'under_review' | 'warning_needs_response'
}

export const disputes = new Collection<Dispute>('dispute')

disputes.shows('balance_transactions', (world, dispute) =>
  balanceTransactions
    .all(world)
    .filter((transaction) => transaction.source === dispute.id)
    .map((transaction) => render(world, transaction))
)

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
  if (!asked.isInquiry) emit(world, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

const disputesOf = (world: World, chargeId: string) =>
  disputes.all(world).filter((dispute) => dispute.charge === chargeId)

/** What no dispute holds; of a refunded charge all of it, because banks do not look first. */
function disputableAmount(world: World, charge: Charge): number {
  const held = disputesOf(world, charge.id)
    .filter(({ status }) => !['won', 'warning_closed'].includes(status))
    .reduce((sum, { amount }) => sum + amount, 0)
  const left = charge.amount - charge.amount_refunded - held
  return left === 0 && held === 0 ? charge.amount : left
}

/** Whether the bank has not taken, or has given back, the money of every dispute of a charge. */
export function isRefundable(world: World, chargeId: string): boolean {
  return disputesOf(world, chargeId).every(
    (dispute) => dispute.is_charge_refundable || dispute.status === 'won'
  )
}

/** @throws Problem when it is already closed */
export function closeDispute(world: World, id: string, outcome: Outcome): Dispute {
  const before = disputes.get(world, id)
  if (['won', 'lost', 'warning_closed', 'prevented'].includes(before.status))
    refuse(`This dispute is already closed: it is ${before.status}.`)
  const closed = disputes.update(world, before, { status: outcome })
  if (outcome === 'won') {
    move(world, closed, closed.amount, -FEE)
    emit(world, 'charge.dispute.funds_reinstated', closed)
  }
  emit(world, 'charge.dispute.closed', closed, changesFrom(before, closed))
  return closed
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

export const disputeRoutes: Routes = {
  'GET /v1/disputes': ({ world, params, path }: Call<Stripe.DisputeListParams>) => {
    const filters = picked(params, 'charge', 'created', 'payment_intent')
    return page(matching(disputes.all(world), filters), path, params)
  },

  'GET /v1/disputes/{id}': ({ world, ids: [id = ''] }: Call) => disputes.get(world, id),

  'POST /v1/disputes/{id}': ({ world, params, ids }: Call<Stripe.DisputeUpdateParams>) => {
    const before = disputes.get(world, ids[0] ?? '')
    const { evidence_details: details } = before
    const dispute = disputes.update(world, before, {
      evidence: { ...before.evidence, ...params.evidence },
      metadata: merged(before.metadata, params.metadata),
      ...(params.evidence && { evidence_details: { ...details, has_evidence: true } }),
      ...(params.submit && { status: 'under_review' }),
    })
    emit(world, 'charge.dispute.updated', dispute, changesFrom(before, dispute))
    return dispute
  },

  'POST /v1/disputes/{id}/close': ({ world, ids: [id = ''] }: Call) =>
    closeDispute(world, id, 'lost'),
}
