import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { fetchKnownPayment } from '#billing/fetch_known_payment'
import { moneyFacts } from '#billing/ledger/post_payment'
import { postingsOf, type Posting } from '#billing/ledger/postings'
import { lock } from '#billing/locks'
import Purchase from '#billing/models/purchase'
import { amountsOf } from '#billing/payment_facts'
import { paymentDrifts, type Drift } from './payment_drifts.js'

/** Reads a payment at Stripe and says where our rows and our ledger differ; changes nothing. */
export async function comparePayment(purchaseId: string): Promise<Drift[]> {
  return db.transaction(async (trx) => {
    const purchase = await Purchase.findOrFail(purchaseId, { client: trx })
    await lock(trx, purchase.stripePaymentIntentId)
    await purchase.refresh()
    await purchase.load('listing')
    await purchase.load('refunds')
    await purchase.load('disputes')
    await purchase.load('corrections')
    const payment = await fetchKnownPayment(trx, purchase)
    const { refunds, disputes, corrections } = purchase
    const theirs = {
      sums: { total: payment.amountInCents, ...amountsOf(payment, corrections) },
      refunds: payment.refunds,
      disputes: payment.disputes,
      paidOutIn: payment.paidOutIn,
      ledger: postingsOf(moneyFacts(purchase, payment, { refunds, disputes, corrections })),
    }
    const ours = {
      sums: {
        total: purchase.totalInCents,
        refundedInCents: purchase.refundedInCents,
        reversedInCents: purchase.reversedInCents,
        feeRefundedInCents: purchase.feeRefundedInCents,
        returnedInCents: purchase.returnedInCents,
      },
      refunds: refunds.map((one) => ({ ...moved(one), id: one.stripeRefundId ?? '' })),
      disputes: disputes.map((one) => ({ ...moved(one), id: one.stripeDisputeId })),
      ledger: await postedOf(trx, purchaseId),
    }
    return paymentDrifts(theirs, ours)
  })
}

const moved = ({ amountInCents, status }: { amountInCents: number; status: string }) => ({
  amountInCents,
  status,
})

async function postedOf(trx: TransactionClientContract, purchaseId: string): Promise<Posting[]> {
  const { rows } = await trx.rawQuery<{ rows: Posting[] }>(
    `select t.key, json_agg(json_build_object('account', e.account, 'amountInCents', e.amount_in_cents,
       'currency', trim(e.currency))) as entries
     from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
     where t.purchase_id = ? group by t.id order by t.id`,
    [purchaseId]
  )
  return rows
}
