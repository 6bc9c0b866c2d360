import { belongsTo, column } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ConnectedAccountSchema } from '#database/schema'
import Publisher from '#publishers/models/publisher'

/** Something Stripe still wants from the publisher, in Stripe's words. */
export type Requirement = { what: string; urgency: string; problems: string[] }

/** A publisher's account at Stripe, as Stripe last told us. */
export default class ConnectedAccount extends ConnectedAccountSchema {
  @column({ prepare: (value: Requirement[]) => JSON.stringify(value) })
  declare requirements: Requirement[]

  @belongsTo(() => Publisher)
  declare publisher: BelongsTo<typeof Publisher>

  /** Takes the account off this publisher, so that they can open another one. */
  forget() {
    this.formerAccountIds = [...this.formerAccountIds, this.stripeAccountId!]
    this.stripeAccountId = null
    this.status = 'onboarding'
    this.requirements = []
    this.payoutDelayDays = null
    this.refreshedAt = null
    this.payoutsReadAt = null
    return this
  }

  get isClosed() {
    return this.status === 'closed'
  }

  get isReady() {
    return this.status === 'ready'
  }
}
