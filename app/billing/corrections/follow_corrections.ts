import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { enqueue } from '#shared/jobs'
import Correction from '#billing/models/correction'
import type Purchase from '#billing/models/purchase'
import type { Payment } from '#billing/stripe/gateway/payments'
import { collectedOf, correctionFacts, type Rows } from './correction_facts.js'
import { correctionDue } from './due.js'
import type { Due } from './rule.js'
import { isShort } from './surplus.js'

type Trx = TransactionClientContract

/** The corrections of a payment, those marked done that Stripe shows to be: each finds itself by the id it was asked with. */
export async function noteCorrections(
  trx: Trx,
  purchase: Purchase,
  { transfer, returns }: Payment
): Promise<Correction[]> {
  const corrections = await Correction.query({ client: trx })
    .where('purchaseId', purchase.id)
    .orderBy('id')
    .forUpdate()
  const transfers = transfer ? [transfer, ...returns] : []
  const made = [...returns, ...transfers.flatMap(({ reversals }) => reversals)]
  for (const { id, correctionId } of made) {
    const correction = corrections.find((one) => one.id === correctionId)
    if (correction && !correction.stripeId)
      await correction.merge({ status: 'done', stripeId: id, reason: null }).save()
  }
  return corrections
}

/** Writes down what is due now and leaves the asking to a job, so that it is done once this is committed, or never. */
export async function followCorrections(
  trx: Trx,
  actor: Actor,
  purchase: Purchase,
  payment: Payment,
  rows: Rows
): Promise<void> {
  await settleDebts(rows)
  for (;;) {
    const facts = correctionFacts(purchase, payment, rows)
    const due = correctionDue(facts)
    if (!due && isShort(facts) && (await letShareGo(rows))) continue
    if (!due) return
    const { transferId: stripeTransferId, ...rest } = due
    const stripeAccountId = payment.transfer!.accountId
    const asked = { ...rest, stripeTransferId, stripeAccountId }
    rows.corrections.push(await requestCorrection(trx, actor, purchase, asked))
  }
}

/** Our share, asked for or owed, that a later refund takes from them as well: they need not give it twice. Whether there was any. */
async function letShareGo({ corrections }: Rows): Promise<boolean> {
  const shares = corrections.filter(
    ({ kind, status }) => kind === 'fee' && (status === 'requested' || status === 'owed')
  )
  for (const share of shares)
    await share.merge({ status: share.status === 'owed' ? 'forgiven' : 'dropped' }).save()
  return shares.length > 0
}

type Asked = Omit<Due, 'transferId'> & { stripeTransferId: string; stripeAccountId: string }

/** Writes a correction down and has it asked for once that is committed. `purchase.listing` is loaded. */
export async function requestCorrection(
  trx: Trx,
  actor: Actor,
  purchase: Purchase,
  asked: Asked
): Promise<Correction> {
  const row = { ...asked, purchaseId: purchase.id, status: 'requested' }
  const correction = await Correction.create(row, { client: trx })
  await record(trx, actor, 'correction.requested', correction, {
    userId: purchase.userId,
    publisherId: purchase.listing.publisherId,
    details: { purchaseId: purchase.id, kind: asked.kind, amountInCents: asked.amountInCents },
  })
  await enqueue(trx, 'billing.make_correction', { correctionId: correction.id })
  return correction.refresh()
}

/** A dispute that was won asks for nothing any more; a debt that has come in is one no longer. */
async function settleDebts({ disputes, refunds, corrections }: Rows) {
  for (const correction of corrections) {
    if (!correction.isTaking) continue
    const isOver =
      correction.kind !== 'fee' &&
      (disputes.some(({ id, takesMoney }) => id === correction.disputeId && !takesMoney) ||
        refunds.some(({ id, isBack }) => id === correction.refundId && isBack))
    const isPaid = collectedOf(correction, corrections) >= correction.netInCents
    if (correction.status === 'requested' && isOver) correction.status = 'dropped'
    else if (correction.wasOwed && isOver) correction.status = 'forgiven'
    else if (correction.status === 'owed' && isPaid) correction.status = 'collected'
    if (correction.$isDirty) await correction.save()
  }
}
