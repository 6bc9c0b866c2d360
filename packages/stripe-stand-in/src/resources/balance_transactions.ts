import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Collection } from '../world/collection.ts'
import { matching, page } from '../world/pages.ts'
import type { World } from '../world/world.ts'

export interface BalanceTransaction {
  id: string
  object: 'balance_transaction'
  created: number
  amount: number
  /** Seconds; before it the money is pending. */
  available_on: number
  balance_type: 'payments'
  currency: string
  description: string | null
  fee: number
  fee_details: { amount: number; currency: string; type: string; description: string }[]
  net: number
  reporting_category: string
  source: string
  type: string
}

export const balanceTransactions = new Collection<BalanceTransaction>(
  'balance_transaction',
  'balance transaction'
)
balanceTransactions.shows('status', (world, { available_on }) =>
  available_on <= world.now() ? 'available' : 'pending'
)

interface Movement {
  type: string
  /** Cents, signed, as the account that owns this world sees it. */
  amount: number
  currency: string
  source: string
  reportingCategory: string
  /** Cents kept back from `amount`; negative when a fee comes back. */
  fee?: number
  feeType?: 'stripe_fee' | 'application_fee'
  /** Seconds; absent: at once. */
  availableOn?: number
}

/** Moves money into or out of the balance of the account that owns this world. */
export function post(world: World, movement: Movement): BalanceTransaction {
  const { amount, currency, fee = 0, feeType = 'stripe_fee' } = movement
  const description = feeType === 'stripe_fee' ? 'Stripe processing fees' : 'application fee'
  return balanceTransactions.insert(world, {
    id: world.ids.next('txn_1'),
    object: 'balance_transaction',
    created: world.now(),
    amount,
    available_on: movement.availableOn ?? world.now(),
    balance_type: 'payments',
    currency,
    description: null,
    fee,
    fee_details: fee ? [{ amount: fee, currency, type: feeType, description }] : [],
    net: amount - fee,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    type: movement.type,
  })
}

const PAID_OUT = '_paid_out'

/** Everything that no earlier payout has carried belongs to this one. */
export function markPaidOut(world: World, currency: string, payout: string): void {
  for (const { id, currency: its } of balanceTransactions.all(world))
    if (its === currency && !world.store.get(PAID_OUT, id))
      world.store.put(PAID_OUT, id, world.owner, payout)
}

/** Everything the account owns in a currency, pending or available, cents. */
export function worth(world: World, currency: string): number {
  return balanceTransactions
    .all(world)
    .filter((transaction) => transaction.currency === currency)
    .reduce((sum, { net }) => sum + net, 0)
}

export const balanceTransactionRoutes: Routes = {
  'GET /v1/balance_transactions': ({
    world,
    params,
    path,
  }: Call<Stripe.BalanceTransactionListParams>) => {
    const { created, currency, source, type } = params
    const found = matching(balanceTransactions.all(world), { created, currency, source, type })
    const { payout } = params
    return page(
      payout ? found.filter(({ id }) => world.store.get(PAID_OUT, id)?.value === payout) : found,
      path,
      params
    )
  },

  'GET /v1/balance_transactions/{id}': ({ world, ids: [id = ''] }: Call) =>
    balanceTransactions.get(world, id),
}
