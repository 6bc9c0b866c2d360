import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { record } from '#audit/record'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { NotFound } from '#shared/refusal'
import InstallToken from '#delivery/models/install_token'
import InstallTokenPolicy from '#delivery/policies/install_token_policy'

/** Ends a token from the very next request on. Revoking it again changes nothing. */
export default class RevokeInstallToken {
  async handle(actor: Actor, tokenId: string): Promise<InstallToken> {
    return db.transaction(async (trx) => {
      const token = await InstallToken.query({ client: trx })
        .where('id', tokenId)
        .forUpdate()
        .first()
      if (!token) throw new NotFound()
      await bouncerFor(actor).with(InstallTokenPolicy).authorize('revoke', token)
      if (token.isRevoked) return token

      await token.merge({ revokedAt: DateTime.now() }).save()
      await record(trx, actor, 'install_token.revoked', token, {
        userId: token.userId,
        details: { name: token.name, lastFour: token.lastFour },
      })
      return token
    })
  }
}
