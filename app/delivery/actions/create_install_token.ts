import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import { type Actor, personOf } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import User from '#accounts/models/user'
import { NotFound } from '#shared/refusal'
import Entitlement from '#entitlements/models/entitlement'
import InstallToken from '#delivery/models/install_token'
import InstallTokenPolicy from '#delivery/policies/install_token_policy'
import { mintToken, tokenDigest } from '#delivery/token_format'
import { ExpiryInThePast, TooManyTokens } from '#delivery/errors'

const MOST_TOKENS = 50

export type NewInstallToken = {
  name: string
  /** Limits the token to one entitlement; without it, it opens the whole library. */
  entitlementId?: string | null
  expiresAt?: DateTime | null
}

/** Makes an install token. The answer is the only place where the token itself is ever seen. */
export default class CreateInstallToken {
  async handle(
    actor: Actor,
    { name, entitlementId = null, expiresAt = null }: NewInstallToken
  ): Promise<{ token: string; installToken: InstallToken }> {
    return db.transaction(async (trx) => {
      const scope = entitlementId && (await Entitlement.find(entitlementId, { client: trx }))
      if (entitlementId && !scope) throw new NotFound()
      await bouncerFor(actor)
        .with(InstallTokenPolicy)
        .authorize('create', scope || null)
      if (expiresAt && expiresAt <= DateTime.now()) throw new ExpiryInThePast()

      const userId = personOf(actor)!.id
      // One after the other, or two at once would make one too many.
      await User.query({ client: trx }).where('id', userId).forUpdate().firstOrFail()
      const inUse = await InstallToken.query({ client: trx })
        .where({ userId })
        .whereNull('revokedAt')
        .limit(MOST_TOKENS)
      if (inUse.length >= MOST_TOKENS) throw new TooManyTokens()

      const token = mintToken()
      const lastFour = token.slice(-4)
      const installToken = await InstallToken.create(
        { userId, entitlementId, name, expiresAt, lastFour, tokenSha256: tokenDigest(token) },
        { client: trx }
      )
      await record(trx, actor, 'install_token.created', installToken, {
        userId,
        details: { name, lastFour, entitlementId },
      })
      return { token, installToken }
    })
  }
}
