import { BaseSchema } from '@adonisjs/lucid/schema'

/** When a buyer came back from Stripe's page; and the accounts a publisher had before the present one. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table checkouts add column returned_at timestamptz;
      alter table connected_accounts add column former_account_ids text[] not null default '{}';
    `)
  }

  async down() {
    this.schema.raw(`
      alter table connected_accounts drop column former_account_ids;
      alter table checkouts drop column returned_at;
    `)
  }
}
