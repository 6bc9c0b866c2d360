import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Problem, refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { changesFrom } from '../world/changes.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { matching, page } from '../world/pages.ts'
import type { World } from '../world/world.ts'
import { markPaidOut, post, worth } from './balance_transactions.ts'

interface Payout {
  id: string
  object: 'payout'
  created: number
  livemode: false
  amount: number
  arrival_date: number
  automatic: boolean
  balance_transaction: string
  currency: string
  destination: null
  failure_balance_transaction: string | null
  failure_code: string | null
  failure_message: string | null
  metadata: Metadata
  method: 'standard'
  reconciliation_status: 'completed' | 'not_applicable'
  source_type: 'card'
  status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled'
  type: 'bank_account'
}

const payouts = new Collection<Payout>('payout')

type Wish = { amount: number; currency: string; isAutomatic: boolean; metadata?: Metadata }

function create(world: World, { amount, currency, isAutomatic, metadata = {} }: Wish): Payout {
  const id = world.ids.next('po_1')
  const transaction = post(world, {
    type: 'payout',
    amount: -amount,
    currency,
    source: id,
    reportingCategory: 'payout',
  })
  if (isAutomatic) markPaidOut(world, currency, id)
  const payout = payouts.insert(world, {
    id,
    object: 'payout',
    created: world.now(),
    livemode: false,
    amount,
    arrival_date: world.now(),
    automatic: isAutomatic,
    balance_transaction: transaction.id,
    currency,
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    metadata,
    method: 'standard',
    reconciliation_status: isAutomatic ? 'completed' : 'not_applicable',
    source_type: 'card',
    status: 'in_transit',
    type: 'bank_account',
  })
  emit(world, 'payout.created', payout)
  return payout
}

/** Sends everything the account owns to its bank, as the schedule would in time; it arrives. */
export function payOut(world: World, currency: string): Payout {
  const amount = worth(world, currency)
  if (amount <= 0) refuse(`There is nothing to pay out in ${currency}.`, 'currency')
  const paid = arrivePayout(world, create(world, { amount, currency, isAutomatic: true }).id)
  emit(world, 'payout.reconciliation_completed', paid)
  return paid
}

export function arrivePayout(world: World, id: string): Payout {
  return moved(world, id, { status: 'paid' }, 'payout.paid')
}

/** The bank sends it back: at once, or days after it had arrived. */
export function failPayout(world: World, id: string): Payout {
  const { amount, currency, status } = payouts.get(world, id)
  if (['failed', 'canceled'].includes(status)) refuse(`This payout is ${status} already.`)
  const changes = {
    failure_balance_transaction: giveBack(world, { id, amount, currency }, 'payout_failure'),
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
    status: 'failed' as const,
  }
  return moved(world, id, changes, 'payout.failed')
}

function giveBack(
  world: World,
  { id, amount, currency }: { id: string; amount: number; currency: string },
  type: 'payout_failure' | 'payout_cancel'
): string {
  const reportingCategory = 'payout_reversal'
  return post(world, { type, amount, currency, source: id, reportingCategory }).id
}

function moved(world: World, id: string, changes: Partial<Payout>, type: string): Payout {
  const before = payouts.get(world, id)
  const after = payouts.update(world, before, changes)
  emit(world, 'payout.updated', after, changesFrom(before, after))
  emit(world, type, after)
  return after
}

export const payoutRoutes: Routes = {
  'POST /v1/payouts': ({ world, params }: Call<Stripe.PayoutCreateParams>) => {
    const { amount } = params
    const currency = params.currency.toLowerCase()
    if (amount > worth(world, currency))
      throw new Problem('You have insufficient funds in your Stripe account for this transfer.', {
        code: 'balance_insufficient',
        param: 'amount',
      })
    const metadata = merged({}, params.metadata)
    return create(world, { amount, currency, isAutomatic: false, metadata })
  },

  'GET /v1/payouts': ({ world, params, path }: Call<Stripe.PayoutListParams>) => {
    const { created, status } = params
    return page(matching(payouts.all(world), { created, status }), path, params)
  },

  'GET /v1/payouts/{id}': ({ world, ids: [id = ''] }: Call) => payouts.get(world, id),

  'POST /v1/payouts/{id}/cancel': ({ world, ids: [id = ''] }: Call) => {
    const { amount, currency, status } = payouts.get(world, id)
    if (status !== 'pending' && status !== 'in_transit')
      refuse(`Payouts that are ${status} cannot be canceled.`)
    giveBack(world, { id, amount, currency }, 'payout_cancel')
    return moved(world, id, { status: 'canceled' }, 'payout.canceled')
  },
}
