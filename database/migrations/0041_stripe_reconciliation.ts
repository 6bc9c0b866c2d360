import { BaseSchema } from '@adonisjs/lucid/schema'

/** One row: up to when everything Stripe told is known to have reached us. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table stripe_reconciliation (
        is_the_one boolean primary key default true check (is_the_one),
        reconciled_until timestamptz not null
      );
    `)
  }

  async down() {
    this.schema.raw('drop table stripe_reconciliation')
  }
}
