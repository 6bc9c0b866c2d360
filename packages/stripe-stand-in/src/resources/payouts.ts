import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { Collection } from '../world/collection.ts'
import { matching, page } from '../world/pages.ts'
import type { World } from '../world/world.ts'
import { post, worth } from './balance_transactions.ts'

interface Payout {
  id: string
  object: 'payout'
  created: number
  livemode: false
  amount: number
  arrival_date: number
  automatic: true
  balance_transaction: string
  currency: string
  destination: null
  method: 'standard'
  reconciliation_status: 'completed'
  source_type: 'card'
  status: 'paid'
  type: 'bank_account'
}

const payouts = new Collection<Payout>('payout')

/** Sends everything the account owns to its bank, as the schedule would in time. */
export function payOut(world: World, currency: string): Payout {
  const amount = worth(world, currency)
  if (amount <= 0) refuse(`There is nothing to pay out in ${currency}.`, 'currency')
  const id = world.ids.next('po_1')
  const transaction = post(world, {
    type: 'payout',
    amount: -amount,
    currency,
    source: id,
    reportingCategory: 'payout',
  })
  const payout = payouts.insert(world, {
    id,
    object: 'payout',
    created: world.now(),
    livemode: false,
    amount,
    arrival_date: world.now(),
    automatic: true,
    balance_transaction: transaction.id,
    currency,
    destination: null,
    method: 'standard',
    reconciliation_status: 'completed',
    source_type: 'card',
    status: 'paid',
    type: 'bank_account',
  })
  emit(world, 'payout.created', payout)
  emit(world, 'payout.paid', payout)
  return payout
}

export const payoutRoutes: Routes = {
  'GET /v1/payouts': ({ world, params, path }: Call<Stripe.PayoutListParams>) => {
    const { created, status } = params
    return page(matching(payouts.all(world), { created, status }), path, params)
  },

  'GET /v1/payouts/{id}': ({ world, ids: [id = ''] }: Call) => payouts.get(world, id),
}
