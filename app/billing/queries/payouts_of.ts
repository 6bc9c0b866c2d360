import env from '#start/env'
import type { Actor } from '#accounts/actor'
import type Publisher from '#publishers/models/publisher'
import { publisherOf } from '#publishers/queries/publisher_of'
import ConnectedAccount from '#billing/models/connected_account'
import Payout from '#billing/models/payout'
import { NotAPublisher } from '#billing/errors'
import { debtsOf, type Debt } from '#billing/queries/debts_of'

const LAST = 50

export type Payouts = {
  publisher: Publisher
  account: ConnectedAccount | null
  feePercent: number
  debts: Debt[]
  /** What went to their bank, the newest first. */
  sent: Payout[]
}

/** How the actor, as a publisher, stands with Stripe. Throws NotAPublisher. */
export async function payoutsOf(actor: Actor): Promise<Payouts> {
  const publisher = await publisherOf(actor)
  if (!publisher) throw new NotAPublisher()
  const account = await ConnectedAccount.findBy('publisherId', publisher.id)
  const feePercent = env.get('APPLICATION_FEE_PERCENT', 15)
  const sent = await Payout.query()
    .where('publisherId', publisher.id)
    .orderBy('issuedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(LAST)
  return { publisher, account, feePercent, debts: await debtsOf(actor), sent }
}
