import { BaseSchema } from '@adonisjs/lucid/schema'

/** What a change of plan credited of a payment, tax included: it paid for the later one, so it cannot go back twice. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table purchases
        add column credited_away_in_cents bigint not null default 0 check (credited_away_in_cents >= 0);
    `)
  }

  async down() {
    this.schema.raw(`
      alter table purchases drop column credited_away_in_cents;
    `)
  }
}
