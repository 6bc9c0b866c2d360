import { BaseSchema } from '@adonisjs/lucid/schema'

/** Facts with their validity in time; the status is derived from them and kept beside them. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table entitlements (
        id uuid primary key default uuidv7(),
        user_id uuid not null references users,
        listing_id uuid not null references listings,
        source text not null check (source in ('purchase', 'complimentary')),
        source_ref text not null unique,
        terms text not null check (terms in ('one_time_major')),
        major bigint not null check (major >= 0),
        status text not null check (status in ('active', 'past_due', 'inactive', 'revoked')),
        issued_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on entitlements (user_id, listing_id);
      create index on entitlements (listing_id, issued_at desc);

      create table entitlement_revocations (
        id uuid primary key default uuidv7(),
        entitlement_id uuid not null references entitlements,
        reason text not null check (reason in ('refund', 'dispute', 'fraud', 'admin')),
        cause_ref text not null,
        message text,
        revoked_at timestamptz not null,
        revoked_by text not null,
        lifted_at timestamptz check (lifted_at >= revoked_at),
        lifted_by text,
        created_at timestamptz not null default now()
      );
      create unique index entitlement_revocations_once_a_cause
        on entitlement_revocations (entitlement_id, cause_ref) where lifted_at is null;
    `)
  }

  async down() {
    this.schema.raw('drop table entitlement_revocations; drop table entitlements;')
  }
}
