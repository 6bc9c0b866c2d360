import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import User from '#accounts/models/user'
import Entitlement from '#entitlements/models/entitlement'
import GiveBack from '#billing/actions/give_back'
import { decideEnd } from '#billing/end_by_rules'
import type { WhyEnded } from '#billing/given_back'
import { writeToSubscriber } from '#billing/jobs/write_to_subscriber'
import Purchase from '#billing/models/purchase'
import type Subscription from '#billing/models/subscription'

/**
 * Gives back every renewal that was paid after it could open nothing any more, and ends the subscription: its right was
 * revoked before, or its buyer suspended. Both moments are facts, so it makes no difference what we hear of first.
 * Whoever was told of the end already is told of the money as well. The caller holds the subscription's lock.
 */
export async function giveBackPaidInVain(
  trx: TransactionClientContract,
  actor: Actor,
  subscription: Subscription,
  { isToldOfEnd }: { isToldOfEnd: boolean }
): Promise<void> {
  const vain = await inVainSince(trx, subscription)
  if (!vain) return
  const since = vain.since.startOf('second').toSQL()!
  // The invoice says when the money came: a bank may have been asked for it days before. Nothing comes after we heard of it,
  // whatever a clock at Stripe says.
  const payments = await Purchase.query({ client: trx })
    .where('subscriptionId', subscription.id)
    .whereHas('invoice', (invoice) => invoice.where('paidAt', '>=', since))
    .where('createdAt', '>=', since)
    .whereNull('checkoutId')
    .whereNotNull('stripePaymentIntentId')
    .whereDoesntHave('refunds', (refunds) => refunds.whereNotNull('why'))
  if (payments.length === 0) return

  await decideEnd(trx, actor, subscription, vain.why)
  for (const { id } of payments) await new GiveBack().handle(actor, id, vain.why, trx)
  if (isToldOfEnd) await writeToSubscriber(trx, subscription, 'given_back')
}

type InVain = { why: WhyEnded; since: DateTime }

async function inVainSince(
  trx: TransactionClientContract,
  { entitlementRef, userId }: Subscription
): Promise<InVain | null> {
  const entitlement = await Entitlement.query({ client: trx })
    .where('sourceRef', entitlementRef)
    .preload('revocations', (standing) => standing.whereNull('liftedAt').orderBy('revokedAt'))
    .first()
  const revocation = entitlement?.revocations[0]
  if (revocation) return { why: 'revoked', since: revocation.revokedAt }
  const { suspendedAt } = await User.findOrFail(userId, { client: trx })
  return suspendedAt ? { why: 'suspended', since: suspendedAt } : null
}
