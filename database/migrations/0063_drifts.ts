import { BaseSchema } from '@adonisjs/lucid/schema'

/** Where our books differ from Stripe's, or a status from its facts, as the last comparison found them. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table drifts (
        id bigint generated always as identity primary key,
        purchase_id uuid references purchases,
        entitlement_id uuid references entitlements,
        what text not null,
        reason text not null,
        is_mendable boolean not null,
        found_at timestamptz not null default now(),
        check (num_nonnulls(purchase_id, entitlement_id) = 1)
      );
      create table drift_checks (
        is_the_one boolean primary key default true check (is_the_one),
        checked_at timestamptz not null,
        payments integer not null,
        entitlements integer not null,
        unread integer not null
      );
    `)
  }

  async down() {
    this.schema.raw('drop table drift_checks; drop table drifts;')
  }
}
