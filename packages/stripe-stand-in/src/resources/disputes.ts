import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Collection } from '../world/collection.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import { picked } from '../world/picking.ts'
import { render } from '../world/rendering.ts'
import type { World } from '../world/world.ts'
import { balanceTransactions } from './balance_transactions.ts'
import type { Charge } from './charges.ts'

export type DisputeOutcome = 'won' | 'lost' | 'warning_closed' | 'prevented'

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
  evidence_details: {
    due_by: number
    enhanced_eligibility: object
    has_evidence: boolean
    past_due: boolean
    submission_count: number
    submission_method: string
  }
  is_charge_refundable: boolean
  metadata: Metadata
  payment_intent: string | null
  reason: string
  status:
    | DisputeOutcome
    | 'needs_response'
    | 'under_review'
    | 'warning_needs_response'
    | 'warning_under_review'
}

export const disputes = new Collection<Dispute>('dispute')

disputes.shows('balance_transactions', (world, dispute) =>
  balanceTransactions
    .all(world)
    .filter((transaction) => transaction.source === dispute.id)
    .map((transaction) => render(world, transaction))
)

export const isClosed = ({ status }: Dispute) =>
  ['won', 'lost', 'warning_closed', 'prevented'].includes(status)

/** No money has moved, and none may have to. */
export const isInquiry = ({ status }: Dispute) =>
  ['warning_needs_response', 'warning_under_review'].includes(status)

export const disputesOf = (world: World, chargeId: string) =>
  disputes.all(world).filter((dispute) => dispute.charge === chargeId)

/** What no dispute holds; of a refunded charge all of it, because banks do not look first. */
export function disputableAmount(world: World, charge: Charge): number {
  const held = disputesOf(world, charge.id)
    .filter(({ status }) => !['won', 'warning_closed'].includes(status))
    .reduce((sum, { amount }) => sum + amount, 0)
  const left = charge.amount - charge.amount_refunded - held
  return left === 0 && held === 0 ? charge.amount : left
}

/** Whether the bank has not taken, or has given back, the money of every dispute of a charge. */
export function isRefundable(world: World, chargeId: string): boolean {
  return disputesOf(world, chargeId).every(
    (dispute) => isInquiry(dispute) || ['won', 'warning_closed'].includes(dispute.status)
  )
}

export const disputeRoutes: Routes = {
  'GET /v1/disputes': ({ world, params, path }: Call<Stripe.DisputeListParams>) => {
    const filters = picked(params, 'charge', 'created', 'payment_intent')
    return page(matching(disputes.all(world), filters), path, params)
  },

  'GET /v1/disputes/{id}': ({ world, ids: [id = ''] }: Call) => disputes.get(world, id),
}
