import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { post } from '../resources/balance_transactions.ts'
import { charges } from '../resources/charges.ts'
import { refunds } from '../resources/refunds.ts'
import type { Refund } from '../resources/refunds.ts'
import { changesFrom } from '../world/changes.ts'
import type { World } from '../world/world.ts'
import { postRefund } from './refund_charge.ts'

/** Confirms a refund, with the reference the card network gave it. */
export function succeedRefund(world: World, id: string): Refund {
  const before = standing(world, id)
  const card = { type: 'refund', reference: '5842017', reference_status: 'available' }
  return told(world, before, {
    status: 'succeeded',
    balance_transaction: before.balance_transaction ?? postRefund(world, before),
    destination_details: { type: 'card', card },
    pending_reason: undefined,
  })
}

/** A refund may fail days after it "succeeded": the money comes back to the platform. */
export function failRefund(world: World, id: string): Refund {
  const before = standing(world, id)
  const failed = told(world, before, {
    status: 'failed',
    failure_reason: 'lost_or_stolen_card',
    pending_reason: undefined,
    ...(before.balance_transaction && { failure_balance_transaction: returned(world, before) }),
  })
  emit(world, 'refund.failed', failed)
  uncount(world, before)
  return failed
}

export const refundEndRoutes: Routes = {
  'POST /v1/refunds/{id}/cancel': ({ world, ids: [id = ''] }: Call) => {
    const before = refunds.get(world, id)
    if (before.status !== 'requires_action')
      refuse(`Refund ${id} is ${before.status}; only one that requires action can be canceled.`)
    uncount(world, before)
    return told(world, before, { status: 'canceled' })
  },
}

function standing(world: World, id: string): Refund {
  const refund = refunds.get(world, id)
  if (['failed', 'canceled'].includes(refund.status))
    refuse(`Refund ${id} is ${refund.status} already.`, 'id')
  return refund
}

function returned(world: World, refund: Refund): string {
  const { amount, currency, id: source } = refund
  const type = 'refund_failure'
  return post(world, { type, amount, currency, source, reportingCategory: type }).id
}

/** The charge is no longer refunded by this much. */
function uncount(world: World, refund: Refund): void {
  const charge = charges.get(world, refund.charge)
  const amountRefunded = charge.amount_refunded - refund.amount
  charges.update(world, charge, { amount_refunded: amountRefunded, refunded: false })
}

function told(world: World, before: Refund, changes: Partial<Refund>): Refund {
  const refund = refunds.update(world, before, changes)
  const previous = changesFrom(before, refund)
  emit(world, 'refund.updated', refund, previous)
  emit(world, 'charge.refund.updated', refund, previous)
  return refund
}
