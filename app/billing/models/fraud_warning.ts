import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { FraudWarningSchema } from '#database/schema'
import Purchase from '#billing/models/purchase'

/** A bank's hint that a payment is fraudulent and will be disputed: it moves no money, and wants somebody to look. */
export default class FraudWarning extends FraudWarningSchema {
  @belongsTo(() => Purchase)
  declare purchase: BelongsTo<typeof Purchase>
}
