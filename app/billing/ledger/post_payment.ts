import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Purchase from '#billing/models/purchase'
import type { Payment } from '#billing/stripe/gateway/payments'
import type { MoneyFacts } from './facts.js'
import { postingsOf } from './postings.js'
import { writeLedger } from './write_ledger.js'

/** Brings the ledger to what Stripe says of a payment, in the transaction that notes it. `purchase.listing` is loaded. */
export async function postPayment(
  trx: TransactionClientContract,
  purchase: Purchase,
  payment: Payment
): Promise<number> {
  const { id: purchaseId, listing } = purchase
  const about = { purchaseId, publisherId: listing.publisherId }
  return writeLedger(trx, about, postingsOf(moneyFacts(purchase, payment)))
}

/** What the ledger is told: who earns what is our own row's to say, what moved is Stripe's. */
export function moneyFacts(purchase: Purchase, payment: Payment): MoneyFacts {
  const { amountInCents, taxInCents, applicationFeeInCents } = purchase
  const { chargeId, booked, transfer, applicationFee } = payment
  return {
    currency: payment.currency,
    agreed: { amountInCents, taxInCents, applicationFeeInCents },
    charge: chargeId ? { id: chargeId, amountInCents: payment.amountInCents } : null,
    stripeFee: booked ? { amountInCents: booked.feeInCents, currency: booked.currency } : null,
    transfer,
    applicationFee,
    reversals: (transfer?.reversals ?? []).map(({ id, amountInCents: amount }) => ({
      id,
      amountInCents: amount,
      bearer: 'refunds_paid',
    })),
    feeRefunds: applicationFee?.refunds ?? [],
    refunds: payment.refunds,
    disputes: payment.disputes.map(({ id, booked: moved }) => ({
      id,
      withdrawn: moved.find(({ amountInCents: amount }) => amount < 0) ?? null,
      reinstated: moved.find(({ amountInCents: amount }) => amount > 0) ?? null,
    })),
    returns: [],
    debts: [],
  }
}
