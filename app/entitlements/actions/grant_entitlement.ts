import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import Listing from '#catalog/models/listing'
import Entitlement from '#entitlements/models/entitlement'
import { momentOf } from '#entitlements/moment'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'

export type Grant = {
  userId: string
  listingId: string
  /** The line that was paid for: 0 for `0.x`. */
  major: number
  /** How many months of releases are included; null: all that ever come. */
  updatesForMonths: number | null
  source: 'purchase' | 'complimentary'
  /** What the entitlement exists because of, such as `purchase:<id>`: granting it twice gives the first one back. */
  sourceRef: string
  /** When the right began: the payment's time, not the time we heard of it. */
  issuedAt: DateTime | Date
  stripeEventId?: string
}

/** Gives a person the right to one major line of an agent. */
export default class GrantEntitlement {
  async handle(
    actor: Actor,
    grant: Grant,
    within?: TransactionClientContract
  ): Promise<Entitlement> {
    return (within ?? db).transaction(async (trx) => {
      await bouncerFor(actor).with(EntitlementPolicy).authorize('grant')
      return issueOnce(trx, actor, grant)
    })
  }
}

/** Shared by the two ways to an entitlement, paid and complimentary. The unique `source_ref` decides who was first. */
export async function issueOnce(
  trx: TransactionClientContract,
  actor: Actor,
  { stripeEventId, ...grant }: Grant,
  details: Record<string, unknown> = {}
): Promise<Entitlement> {
  const listing = await Listing.find(grant.listingId, { client: trx })
  if (!listing) throw new NotFound()

  const { issuedAt, userId, listingId, major, updatesForMonths, source, sourceRef } = grant
  const [created] = await trx
    .insertQuery()
    .table('entitlements')
    .insert({
      user_id: userId,
      listing_id: listingId,
      major,
      updates_for_months: updatesForMonths,
      source,
      source_ref: sourceRef,
      issued_at: momentOf(issuedAt).toSQL(),
      terms: 'one_time_major',
      status: 'active',
    })
    .onConflict('source_ref')
    .ignore()
    .returning('id')
  const entitlement = await Entitlement.findByOrFail('sourceRef', sourceRef, { client: trx })
  if (created)
    await record(trx, actor, 'entitlement.granted', entitlement, {
      userId,
      publisherId: listing.publisherId,
      stripeEventId,
      details: { from: null, to: entitlement.status, major, updatesForMonths, source, ...details },
    })
  return entitlement
}
