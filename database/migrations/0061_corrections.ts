import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What we move between us and a publisher's account after a payment: written down before Stripe is asked, each cause
 * once. `owed`: their balance did not hold it. Also what disputes and fraud warnings want from the desk.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table corrections (
        id uuid primary key default uuidv7(),
        purchase_id uuid not null references purchases,
        kind text not null check (kind in ('tax', 'refund', 'dispute', 'debt', 'return')),
        cause_ref text not null unique,
        refund_id uuid references refunds,
        dispute_id uuid references disputes,
        parent_id uuid references corrections,
        stripe_transfer_id text not null,
        stripe_account_id text not null,
        attempts integer not null default 0,
        amount_in_cents bigint not null check (amount_in_cents > 0),
        fee_in_cents bigint not null default 0 check (fee_in_cents >= 0),
        status text not null default 'requested'
          check (status in ('requested', 'done', 'owed', 'collected', 'forgiven', 'refused', 'dropped')),
        stripe_id text unique,
        reason text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on corrections (purchase_id);
      create index on corrections (parent_id);
      create index on corrections (status, created_at) where status in ('requested', 'owed', 'refused');

      alter table purchases add column returned_in_cents bigint not null default 0 check (returned_in_cents >= 0);
      alter table disputes
        add column evidence_due_at timestamptz,
        add column is_answered boolean not null default false;
      create index on disputes (evidence_due_at);

      create table fraud_warnings (
        id uuid primary key default uuidv7(),
        purchase_id uuid not null references purchases,
        stripe_warning_id text not null unique,
        fraud_type text not null,
        is_actionable boolean not null,
        warned_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on fraud_warnings (purchase_id);
    `)
  }

  async down() {
    this.schema.raw(`
      drop table fraud_warnings;
      alter table disputes drop column evidence_due_at, drop column is_answered;
      alter table purchases drop column returned_in_cents;
      drop table corrections;
    `)
  }
}
