import type Stripe from 'stripe'
import type { Call, Routes } from '../api/call.ts'
import { refuse } from '../api/problem.ts'
import { emit } from '../events/snapshot_events.ts'
import { Collection } from '../world/collection.ts'
import { merged } from '../world/metadata.ts'
import type { Metadata } from '../world/metadata.ts'
import { page } from '../world/pages.ts'
import type { World } from '../world/world.ts'
import { applicationFees } from './application_fees.ts'
import type { ApplicationFee } from './application_fees.ts'
import { post } from './balance_transactions.ts'

interface FeeRefund {
  id: string
  object: 'fee_refund'
  created: number
  amount: number
  balance_transaction: string
  currency: string
  fee: string
  metadata: Metadata
}

const feeRefunds = new Collection<FeeRefund>('fee_refund', 'application fee refund')

const refundsOf = (world: World, fee: ApplicationFee) =>
  feeRefunds.all(world).filter((refund) => refund.fee === fee.id)

applicationFees.shows('refunds', (world, fee) =>
  page(refundsOf(world, fee), `/v1/application_fees/${fee.id}/refunds`, {})
)

/** Gives part of our fee back to the connected account. Cents; refused beyond what is left. */
export function refundFee(
  world: World,
  fee: ApplicationFee,
  amount: number,
  metadata: Metadata = {}
): FeeRefund {
  const left = fee.amount - fee.amount_refunded
  if (amount > left)
    refuse(`Refund amount (${amount}) is greater than unrefunded amount on fee (${left})`, 'amount')
  const id = world.ids.next('fr_')
  const { currency } = fee
  const movement = { currency, source: id, type: 'application_fee_refund' }
  const reportingCategory = 'platform_earning_refund'
  const transaction = post(world, { ...movement, amount: -amount, reportingCategory })
  post(world.as(fee.account), { ...movement, amount, reportingCategory: 'fee' })

  const refund = feeRefunds.insert(world, {
    id,
    object: 'fee_refund',
    created: world.now(),
    amount,
    balance_transaction: transaction.id,
    currency,
    fee: fee.id,
    metadata,
  })
  const refunded = fee.amount_refunded + amount
  const changed = applicationFees.update(world, fee, {
    amount_refunded: refunded,
    refunded: refunded === fee.amount,
  })
  emit(world, 'application_fee.refunded', changed)
  return refund
}

export const feeRefundRoutes: Routes = {
  'POST /v1/application_fees/{id}/refunds': ({
    world,
    params,
    ids,
  }: Call<Stripe.ApplicationFeeCreateRefundParams>) => {
    const fee = applicationFees.get(world, ids[0] ?? '')
    const amount = params.amount ?? fee.amount - fee.amount_refunded
    return refundFee(world, fee, amount, merged({}, params.metadata))
  },

  'GET /v1/application_fees/{id}/refunds': ({
    world,
    params,
    ids,
    path,
  }: Call<Stripe.ApplicationFeeListRefundsParams>) =>
    page(refundsOf(world, applicationFees.get(world, ids[0] ?? '')), path, params),

  'GET /v1/application_fees/{id}/refunds/{id}': ({ world, ids: [, id = ''] }: Call) =>
    feeRefunds.get(world, id),
}
