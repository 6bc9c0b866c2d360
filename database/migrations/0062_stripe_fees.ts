import { BaseSchema } from '@adonisjs/lucid/schema'

/** What Stripe kept of a charge, when it settles in the currency that was paid. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw('alter table purchases add column stripe_fee_in_cents bigint')
  }

  async down() {
    this.schema.raw('alter table purchases drop column stripe_fee_in_cents')
  }
}
