import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { PlanSwitchSchema } from '#database/schema'
import Plan from '#catalog/models/plan'
import Subscription from '#billing/models/subscription'

/**
 * A change of a subscription from one plan to another. `asked`: Stripe has not answered yet; `given_up`: it had not been
 * made when somebody looked long after.
 */
export default class PlanSwitch extends PlanSwitchSchema {
  declare status: 'asked' | 'done' | 'refused' | 'given_up'

  @belongsTo(() => Subscription)
  declare subscription: BelongsTo<typeof Subscription>

  @belongsTo(() => Plan, { foreignKey: 'toPlanId' })
  declare toPlan: BelongsTo<typeof Plan>
}
