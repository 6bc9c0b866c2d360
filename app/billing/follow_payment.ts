import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import ReinstateEntitlement from '#entitlements/actions/reinstate_entitlement'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import Entitlement from '#entitlements/models/entitlement'
import { causeOf } from '#billing/given_back'
import type Dispute from '#billing/models/dispute'
import type Purchase from '#billing/models/purchase'
import type Refund from '#billing/models/refund'
import type Subscription from '#billing/models/subscription'
import { giveBackPaidInVain } from '#billing/paid_in_vain'
import { noteCredits } from '#billing/switches/note_credits'
import { tellEntitlement } from '#billing/tell_entitlement'

type Cause = { stripeEventId?: string }
type Told = { subscription: Subscription | null; refunds: Refund[]; disputes: Dispute[] }

/** What may take a right away, and since when it does; `since` is null while it does not. */
type Taken = {
  reason: 'refund' | 'dispute'
  causeRef: string
  message?: string
  since: DateTime | null
}

/** Lets the entitlement follow a payment. The refund of one period of a subscription takes that period only. */
export async function followPayment(
  trx: TransactionClientContract,
  actor: Actor,
  purchase: Purchase,
  { subscription, refunds, disputes }: Told,
  cause: Cause
): Promise<void> {
  if (subscription) {
    await noteCredits(trx, subscription)
    await tellEntitlement(trx, actor, subscription, cause)
  }
  const takings = [
    ...(subscription ? [] : [refundOf(purchase, refunds)]),
    ...disputes.map(disputeOf),
  ]
  for (const taken of takings) await follow(trx, actor, purchase, taken, cause)
  if (subscription && takings.some(({ since }) => since !== null))
    await giveBackPaidInVain(trx, actor, subscription, { isToldOfEnd: !subscription.isRunning })
}

function refundOf(purchase: Purchase, refunds: Refund[]): Taken {
  const last = refunds.filter((refund) => refund.hasSucceeded).at(-1)
  return {
    reason: 'refund',
    causeRef: `refund:${purchase.id}`,
    message: last?.why ? causeOf(last.why) : undefined,
    since: purchase.isRefunded ? (last?.issuedAt ?? null) : null,
  }
}

const disputeOf = (dispute: Dispute): Taken => ({
  reason: 'dispute',
  causeRef: `dispute:${dispute.stripeDisputeId}`,
  since: dispute.takesMoney ? dispute.openedAt : null,
})

async function follow(
  trx: TransactionClientContract,
  actor: Actor,
  { entitlementRef }: Purchase,
  { since, ...taken }: Taken,
  { stripeEventId }: Cause
) {
  const { id } = await Entitlement.findByOrFail('sourceRef', entitlementRef, { client: trx })
  if (since)
    await new RevokeEntitlement().handle(actor, id, { ...taken, at: since, stripeEventId }, trx)
  else
    await new ReinstateEntitlement().handle(
      actor,
      id,
      { causeRef: taken.causeRef, at: DateTime.now(), stripeEventId },
      trx
    )
}
