import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { Problem, refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { page } from '../world/pages.ts'
import { share } from '../world/share.ts'
import type { World } from '../world/world.ts'
import { applicationFees } from './application_fees.ts'
import { post, worth } from './balance_transactions.ts'
import { charges } from './charges.ts'
import { refundFee } from './fee_refunds.ts'
import { transfers } from './transfers.ts'
import type { Transfer } from './transfers.ts'

export interface TransferReversal {
  id: string
  object: 'transfer_reversal'
  created: number
  amount: number
  balance_transaction: string
  currency: string
  metadata: Metadata
  source_refund: string | null
  transfer: string
}

export const transferReversals = new Collection<TransferReversal>(
  'transfer_reversal',
  'transfer reversal'
)

const reversalsOf = (world: World, transfer: Transfer) =>
  transferReversals.all(world).filter((reversal) => reversal.transfer === transfer.id)

transfers.shows('reversals', (world, transfer) =>
  page(reversalsOf(world, transfer), `/v1/transfers/${transfer.id}/reversals`, {})
)

interface Reversal {
  /** Cents. */
  amount: number
  metadata?: Metadata
  /** The refund that asked for it. */
  refund?: string
}

/**
 * Takes money back from the connected account.
 *
 * @throws Problem `balance_insufficient` when the account does not own enough; Stripe allows a
 *   reversal only against a balance or a reserve
 */
export function reverseTransfer(
  world: World,
  transfer: Transfer,
  asked: Reversal
): TransferReversal {
  const { amount } = asked
  const left = transfer.amount - transfer.amount_reversed
  if (amount <= 0) refuse('This value must be greater than or equal to 1.', 'amount')
  if (amount > left)
    refuse(
      `Transfer reversal amount (${amount}) exceeds the unreversed amount (${left}).`,
      'amount'
    )
  const connected = world.as(transfer.destination)
  if (worth(connected, transfer.currency) - amount < -world.settings.connectedDebtLimit)
    throw new Problem(
      `The connected account ${transfer.destination} does not have enough balance to reverse this transfer.`,
      { code: 'balance_insufficient', param: 'amount' }
    )

  const id = world.ids.next('trr_1')
  const { currency } = transfer
  const transaction = post(world, {
    type: 'transfer_refund',
    amount,
    currency,
    source: id,
    reportingCategory: 'transfer_reversal',
  })
  post(connected, {
    type: 'payment_refund',
    amount: -amount,
    currency,
    source: transfer.destination_payment,
    reportingCategory: 'refund',
  })
  const payment = charges.get(connected, transfer.destination_payment)
  const refunded = payment.amount_refunded + amount
  charges.update(connected, payment, {
    amount_refunded: refunded,
    refunded: refunded === payment.amount,
  })
  const reversal = transferReversals.insert(world, {
    id,
    object: 'transfer_reversal',
    created: world.now(),
    amount,
    balance_transaction: transaction.id,
    currency,
    metadata: asked.metadata ?? {},
    source_refund: asked.refund ?? null,
    transfer: transfer.id,
  })
  const changed = transfers.update(world, transfer, {
    amount_reversed: transfer.amount_reversed + amount,
    reversed: transfer.amount_reversed + amount === transfer.amount,
  })
  emit(world, 'transfer.reversed', changed)
  return reversal
}

export const transferReversalRoutes: Routes = {
  'POST /v1/transfers/{id}/reversals': ({
    world,
    params,
    ids,
  }: Call<Stripe.TransferCreateReversalParams>) => {
    const transfer = transfers.get(world, ids[0] ?? '')
    const amount = params.amount ?? transfer.amount - transfer.amount_reversed
    const fee = applicationFees
      .all(world)
      .find((each) => each.charge === transfer.destination_payment)
    if (params.refund_application_fee && fee) {
      const left = fee.amount - fee.amount_refunded
      const part = Math.min(share(fee.amount, amount, transfer.amount), left)
      if (part) refundFee(world, fee, part)
    }
    return reverseTransfer(world, transfer, { amount, metadata: merged({}, params.metadata) })
  },

  'GET /v1/transfers/{id}/reversals': ({
    world,
    params,
    ids,
    path,
  }: Call<Stripe.TransferListReversalsParams>) =>
    page(reversalsOf(world, transfers.get(world, ids[0] ?? '')), path, params),

  'GET /v1/transfers/{id}/reversals/{id}': ({ world, ids: [, id = ''] }: Call) =>
    transferReversals.get(world, id),
}
