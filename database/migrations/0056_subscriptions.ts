import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What Stripe says of each subscription and of each of its invoices, and the payments for them. `paused_since`: Stripe
 * does not serve it, though it is not over. `why_ended`: our own rules ended it.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table checkouts alter column major drop not null;
      alter table checkouts
        add column trial_days integer not null default 0 check (trial_days between 0 and 90),
        add column fee_basis_points integer check (fee_basis_points between 0 and 10000),
        add check ((major is null) = (fee_basis_points is not null)),
        add check (trial_days = 0 or major is null);
      drop index checkouts_one_open_a_line;
      create unique index checkouts_one_open_a_line on checkouts (user_id, listing_id, coalesce(major, -1))
        where status in ('open', 'awaiting_payment');

      create table subscriptions (
        id uuid primary key default uuidv7(),
        checkout_id uuid not null unique references checkouts,
        user_id uuid not null references users,
        listing_id uuid not null references listings,
        plan_id uuid not null references plans,
        stripe_subscription_id text not null unique,
        status text not null,
        started_at timestamptz not null,
        trial_ends_at timestamptz,
        renews_at timestamptz not null,
        cancels_at timestamptz,
        paused_since timestamptz,
        ended_at timestamptz,
        why_ended text check (why_ended in ('second_subscription', 'taken_down')),
        trial_reminded_at timestamptz,
        looked_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on subscriptions (user_id, listing_id);
      create index on subscriptions (renews_at) where ended_at is null;

      alter table purchases alter column major drop not null, alter column checkout_id drop not null;
      alter table purchases
        add column subscription_id uuid references subscriptions,
        add column period_starts_at timestamptz,
        add column period_ends_at timestamptz,
        add check ((subscription_id is null) = (major is not null)),
        add check (checkout_id is not null or subscription_id is not null),
        add check ((subscription_id is null) = (period_starts_at is null)),
        add check ((period_starts_at is null) = (period_ends_at is null)),
        add check (period_ends_at > period_starts_at);
      create index on purchases (subscription_id, period_starts_at) where subscription_id is not null;

      create table subscription_invoices (
        id uuid primary key default uuidv7(),
        subscription_id uuid not null references subscriptions,
        stripe_invoice_id text not null unique,
        status text not null,
        total_in_cents bigint not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        paid_at timestamptz,
        purchase_id uuid unique references purchases,
        overdue_since timestamptz,
        grace_ends_at timestamptz,
        overdue_until timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check ((overdue_since is null) = (grace_ends_at is null)),
        check (overdue_until is null or overdue_since is not null)
      );
      create index on subscription_invoices (subscription_id, starts_at);

      alter table refunds drop constraint refunds_why_check;
      alter table refunds add constraint refunds_why_check
        check (why in ('duplicate', 'second_subscription', 'taken_down'));
    `)
  }

  async down() {
    this.schema.raw(`
      drop table subscription_invoices;
      delete from refunds where purchase_id in (select id from purchases where subscription_id is not null);
      delete from disputes where purchase_id in (select id from purchases where subscription_id is not null);
      delete from purchases where subscription_id is not null;
      alter table purchases drop column period_ends_at, drop column period_starts_at, drop column subscription_id;
      alter table purchases alter column major set not null, alter column checkout_id set not null;
      drop table subscriptions;
      delete from checkouts where major is null;
      drop index checkouts_one_open_a_line;
      create unique index checkouts_one_open_a_line on checkouts (user_id, listing_id, major)
        where status in ('open', 'awaiting_payment');
      alter table checkouts drop column fee_basis_points, drop column trial_days, alter column major set not null;
      alter table refunds drop constraint refunds_why_check;
      alter table refunds add constraint refunds_why_check check (why in ('duplicate', 'taken_down'));
    `)
  }
}
