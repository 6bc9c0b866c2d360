import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { PayoutSchema } from '#database/schema'
import Publisher from '#publishers/models/publisher'

/** Money on its way from a publisher's balance at Stripe to their bank, as Stripe last told us. */
export default class Payout extends PayoutSchema {
  @belongsTo(() => Publisher)
  declare publisher: BelongsTo<typeof Publisher>

  get hasFailed() {
    return this.status === 'failed'
  }
}
