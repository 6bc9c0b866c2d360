import { DateTime } from 'luxon'
import { InstallTokenSchema } from '#database/schema'
import { belongsTo, column } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import Entitlement from '#entitlements/models/entitlement'

export default class InstallToken extends InstallTokenSchema {
  @column({ columnName: 'token_sha256', serializeAs: null })
  declare tokenSha256: Buffer

  @belongsTo(() => Entitlement)
  declare entitlement: BelongsTo<typeof Entitlement>

  get isRevoked() {
    return this.revokedAt !== null
  }

  get isExpired() {
    return this.expiresAt !== null && this.expiresAt <= DateTime.now()
  }

  get state() {
    if (this.isRevoked) return 'revoked'
    return this.isExpired ? 'expired' : 'active'
  }
}
