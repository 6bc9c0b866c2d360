import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Rows } from '#billing/corrections/correction_facts'
import type Correction from '#billing/models/correction'
import type Purchase from '#billing/models/purchase'
import type { Payment } from '#billing/stripe/gateway/payments'
import type { Bearer, MoneyFacts } from './facts.js'
import { postingsOf } from './postings.js'
import { writeLedger } from './write_ledger.js'

/** Brings the ledger to what Stripe says of a payment, in the transaction that notes it. `purchase.listing` is loaded. */
export async function postPayment(
  trx: TransactionClientContract,
  purchase: Purchase,
  payment: Payment,
  rows: Rows
): Promise<number> {
  const { id: purchaseId, listing } = purchase
  const about = { purchaseId, publisherId: listing.publisherId }
  return writeLedger(trx, about, postingsOf(moneyFacts(purchase, payment, rows)))
}

/** What the ledger is told: who earns what is our own row's to say, what moved is Stripe's. */
export function moneyFacts(
  purchase: Purchase,
  payment: Payment,
  { corrections }: Rows
): MoneyFacts {
  const { amountInCents, taxInCents, applicationFeeInCents } = purchase
  const { chargeId, booked, transfer, returns, applicationFee } = payment
  return {
    currency: payment.currency,
    agreed: { amountInCents, taxInCents, applicationFeeInCents },
    charge: chargeId ? { id: chargeId, amountInCents: payment.amountInCents } : null,
    stripeFee: booked ? { amountInCents: booked.feeInCents, currency: booked.currency } : null,
    transfer,
    applicationFee,
    reversals: [...(transfer ? [transfer] : []), ...returns]
      .flatMap((one) => one.reversals)
      .map(({ id, amountInCents: amount }) => {
        const correction = corrections.find(({ stripeId }) => stripeId === id)
        return {
          id,
          amountInCents: amount,
          bearer: correction ? bearerOf(correction) : 'refunds_paid',
        }
      }),
    feeRefunds: applicationFee?.refunds ?? [],
    refunds: payment.refunds,
    disputes: payment.disputes.map(({ id, booked: moved }) => ({
      id,
      withdrawn: moved.find(({ amountInCents: amount }) => amount < 0) ?? null,
      reinstated: moved.find(({ amountInCents: amount }) => amount > 0) ?? null,
    })),
    returns: corrections.flatMap((one) =>
      one.kind === 'return' && one.status === 'done'
        ? [{ ...moved(one), id: one.stripeId!, bearer: bearerOfReturn(one, corrections) }]
        : []
    ),
    debts: corrections
      .filter(({ wasOwed }) => wasOwed)
      .map((one) => ({
        id: one.id,
        amountInCents: one.netInCents,
        bearer: bearerOf(one)!,
        isForgiven: one.status === 'forgiven',
      })),
  }
}

const moved = ({ amountInCents, feeInCents }: Correction) => ({ amountInCents, feeInCents })

/** Who is relieved by what comes back. */
function bearerOf({ kind, disputeId }: Correction): Bearer | null {
  if (kind === 'tax') return null
  if (kind === 'debt') return 'publisher_debt'
  if (kind === 'fee') return 'marketplace_fees'
  return disputeId ? 'disputes' : 'refunds_paid'
}

/** A return undoes what it returns; what is sent after it for the same reason is of the share that we kept with it. */
function bearerOfReturn({ id, parentId, refundId }: Correction, corrections: Correction[]): Bearer {
  const ofTheSame = corrections.filter(
    (one) =>
      one.kind === 'return' &&
      one.status === 'done' &&
      (parentId ? one.parentId === parentId : !one.parentId && one.refundId === refundId)
  )
  if (ofTheSame.some((one) => one.id < id)) return 'marketplace_fees'
  const parent = corrections.find((one) => one.id === parentId)
  return (parent && bearerOf(parent)) ?? 'refunds_paid'
}
