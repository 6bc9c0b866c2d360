import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import User from '#accounts/models/user'
import { NotFound } from '#shared/refusal'
import Listing from '#catalog/models/listing'
import type Entitlement from '#entitlements/models/entitlement'
import EntitlementPolicy from '#entitlements/policies/entitlement_policy'
import { issueOnce } from '#entitlements/actions/grant_entitlement'

/** Gives one major line away: to a tester, a friend, a disappointed buyer. Giving it twice changes nothing. */
export default class GrantComplimentary {
  async handle(
    actor: Actor,
    listingId: string,
    gift: { userId: string; major: number; reason: string },
    within?: TransactionClientContract
  ): Promise<Entitlement> {
    return (within ?? db).transaction(async (trx) => {
      const listing = await Listing.query({ client: trx })
        .where('id', listingId)
        .preload('publisher')
        .first()
      if (!listing) throw new NotFound()
      await bouncerFor(actor).with(EntitlementPolicy).authorize('grantComplimentary', listing)
      const person = await User.find(gift.userId, { client: trx })
      if (!person) throw new NotFound()

      const { userId, major, reason } = gift
      return issueOnce(
        trx,
        actor,
        {
          userId,
          listingId,
          major,
          updatesForMonths: null,
          source: 'complimentary',
          sourceRef: `complimentary:${listingId}:${userId}:${major}`,
          issuedAt: DateTime.now(),
        },
        { reason }
      )
    })
  }
}
