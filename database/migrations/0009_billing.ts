import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table connected_accounts (
        id uuid primary key default uuidv7(),
        publisher_id uuid not null unique references publishers,
        stripe_account_id text unique,
        status text not null default 'onboarding'
          check (status in ('onboarding', 'action_required', 'ready', 'restricted', 'closed')),
        requirements jsonb not null default '[]',
        refreshed_at timestamptz,
        payout_delay_days integer,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );

      create table stripe_customers (
        user_id uuid primary key references users,
        stripe_customer_id text not null unique,
        created_at timestamptz not null default now()
      );

      create table stripe_prices (
        plan_id uuid primary key references plans,
        stripe_product_id text not null,
        stripe_price_id text not null unique,
        created_at timestamptz not null default now()
      );

      create table checkouts (
        id uuid primary key default uuidv7(),
        user_id uuid not null references users,
        plan_id uuid not null references plans,
        listing_id uuid not null references listings,
        major bigint not null,
        amount_in_cents bigint not null check (amount_in_cents > 0),
        application_fee_in_cents bigint not null check (application_fee_in_cents between 0 and amount_in_cents),
        currency char(3) not null,
        stripe_account_id text not null,
        stripe_session_id text unique,
        stripe_session_url text,
        status text not null default 'open'
          check (status in ('open', 'awaiting_payment', 'paid', 'failed', 'expired')),
        expires_at timestamptz not null,
        closed_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create unique index checkouts_one_open_a_line on checkouts (user_id, listing_id, major)
        where status in ('open', 'awaiting_payment');

      create table purchases (
        id uuid primary key default uuidv7(),
        checkout_id uuid not null unique references checkouts,
        user_id uuid not null references users,
        listing_id uuid not null references listings,
        plan_id uuid not null references plans,
        major bigint not null,
        amount_in_cents bigint not null,
        tax_in_cents bigint not null default 0,
        application_fee_in_cents bigint not null,
        currency char(3) not null,
        country char(2),
        stripe_payment_intent_id text not null unique,
        stripe_charge_id text unique,
        receipt_url text,
        refunded_in_cents bigint not null default 0
          check (refunded_in_cents between 0 and amount_in_cents + tax_in_cents),
        paid_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on purchases (user_id, paid_at desc);
      create index on purchases (listing_id, paid_at desc);

      create table refunds (
        id uuid primary key default uuidv7(),
        purchase_id uuid not null references purchases,
        stripe_refund_id text unique,
        amount_in_cents bigint not null check (amount_in_cents > 0),
        status text not null
          check (status in ('requested', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled')),
        reason text,
        requested_by text not null,
        is_transfer_reversed boolean not null default true,
        issued_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on refunds (purchase_id);

      create table disputes (
        id uuid primary key default uuidv7(),
        purchase_id uuid not null references purchases,
        stripe_dispute_id text not null unique,
        amount_in_cents bigint not null check (amount_in_cents >= 0),
        status text not null,
        reason text not null,
        opened_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on disputes (purchase_id);

      create table stripe_events (
        id bigint generated always as identity primary key,
        stripe_id text not null unique,
        endpoint text not null check (endpoint in ('platform', 'connect', 'v2')),
        type text not null,
        account text,
        api_version text,
        livemode boolean not null,
        object_id text,
        payment_ref text,
        payload bytea not null,
        state text not null default 'pending'
          check (state in ('pending', 'applied', 'ignored', 'parked', 'dead')),
        outcome text,
        attempts integer not null default 0,
        next_attempt_at timestamptz not null default now(),
        last_error text,
        occurred_at timestamptz not null,
        received_at timestamptz not null default now(),
        handled_at timestamptz
      );
      create index stripe_events_waiting on stripe_events (next_attempt_at, id) where state = 'pending';
      create index on stripe_events (state, id desc);
      create index on stripe_events (payment_ref) where state = 'parked';
    `)
  }

  async down() {
    this.schema.raw(`
      drop table stripe_events; drop table disputes; drop table refunds; drop table purchases; drop table checkouts;
      drop table stripe_prices; drop table stripe_customers; drop table connected_accounts;
    `)
  }
}
