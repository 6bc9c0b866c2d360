import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What Stripe sent from publishers' accounts to their banks, as it last told us. `failed_at`: when we first heard that it
 * did not arrive. `payouts_read_at`: when an account's payouts were last listed.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table payouts (
        id uuid primary key default uuidv7(),
        publisher_id uuid not null references publishers,
        stripe_account_id text not null,
        stripe_payout_id text not null unique,
        amount_in_cents bigint not null,
        currency char(3) not null,
        status text not null,
        failure_code text,
        issued_at timestamptz not null,
        arrives_at timestamptz not null,
        failed_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on payouts (publisher_id, issued_at desc);
      alter table connected_accounts add column payouts_read_at timestamptz;
    `)
  }

  async down() {
    this.schema.raw(`
      alter table connected_accounts drop column payouts_read_at;
      drop table payouts;
    `)
  }
}
