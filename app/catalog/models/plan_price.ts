import { PlanPriceSchema } from '#database/schema'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import Plan from '#catalog/models/plan'

/** What a plan costs in another currency than its own. It never changes: it ends, and a new one replaces it. */
export default class PlanPrice extends PlanPriceSchema {
  @belongsTo(() => Plan)
  declare plan: BelongsTo<typeof Plan>

  get isOpen() {
    return this.withdrawnAt === null
  }
}
