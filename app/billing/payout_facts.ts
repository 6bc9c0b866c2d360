import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { writeAboutPayout } from '#billing/jobs/write_about_payout'
import type ConnectedAccount from '#billing/models/connected_account'
import Payout from '#billing/models/payout'
import type { PayoutFact } from '#billing/stripe/gateway/payouts'

/** Whether our row says what Stripe says. */
export const isAsTold = (payout: Payout | undefined, fact: PayoutFact) =>
  payout !== undefined &&
  payout.status === fact.status &&
  payout.amountInCents === fact.amountInCents &&
  payout.failureCode === fact.failureCode &&
  payout.arrivesAt.toMillis() === fact.arrivesAt.toMillis()

/**
 * Keeps a payout once, by Stripe's id; each change of its state is audited. The publisher is told when it fails, also
 * when it had arrived before. The caller holds the payout's lock.
 */
export async function notePayout(
  trx: TransactionClientContract,
  actor: Actor,
  account: ConnectedAccount,
  { id: stripePayoutId, ...fact }: PayoutFact,
  { stripeEventId }: { stripeEventId?: string }
): Promise<Payout> {
  const known = await Payout.findBy({ stripePayoutId }, { client: trx })
  const payout = known ?? new Payout().useTransaction(trx).fill({ stripePayoutId })
  const from = known?.status ?? null
  const owner = { publisherId: account.publisherId, stripeAccountId: account.stripeAccountId! }
  payout.merge({ ...fact, ...owner })
  const isNews = payout.hasFailed && from !== 'failed'
  if (isNews) payout.failedAt = DateTime.now()
  await payout.save()
  if (isNews) await writeAboutPayout(trx, payout)
  if (from !== fact.status)
    await record(trx, actor, from ? 'payout.moved' : 'payout.issued', payout, {
      userId: account.publisher.userId,
      publisherId: account.publisherId,
      stripeEventId,
      details: { from, to: fact.status, amountInCents: fact.amountInCents },
    })
  return payout
}
