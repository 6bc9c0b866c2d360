import { BaseSchema } from '@adonisjs/lucid/schema'

/** Why the marketplace gave a payment back by itself; null when somebody asked for it. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table refunds add column why text check (why in ('duplicate', 'taken_down'));
      create index on refunds (id desc) where why is not null;
    `)
  }

  async down() {
    this.schema.raw('alter table refunds drop column why')
  }
}
