import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { defineJob, enqueue, FOR_HOURS } from '#shared/jobs'
import { sendNow } from '#shared/mail'
import { payoutFailed } from '#billing/mails/payout_failed'
import Payout from '#billing/models/payout'

/** Has a publisher told that a payout did not arrive, once the transaction is committed. */
export const writeAboutPayout = (trx: TransactionClientContract, { id }: Payout) =>
  enqueue(trx, 'billing.write_about_payout', { payoutId: id })

defineJob<{ payoutId: string }>(
  'billing.write_about_payout',
  async ({ payoutId }) => {
    const payout = await Payout.query()
      .where('id', payoutId)
      .preload('publisher', (publisher) => publisher.preload('user'))
      .firstOrFail()
    if (payout.hasFailed) await sendNow(payoutFailed(payout))
  },
  { retries: FOR_HOURS }
)
