import { PublisherSchema } from '#database/schema'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { Actor } from '#accounts/actor'
import User from '#accounts/models/user'

export default class Publisher extends PublisherSchema {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  /** A fact that Stripe's notifications set: only then may anything be sold. */
  get arePayoutsEnabled() {
    return this.payoutsEnabledAt !== null
  }

  isOwnedBy(actor: Actor) {
    return actor.kind === 'user' && actor.id === this.userId
  }
}
