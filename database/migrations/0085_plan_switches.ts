import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What a subscriber agreed to when they changed their plan: one row open a subscription, written before Stripe is asked.
 * `quoted_at`: the moment that the unused time was counted from. `switched_at`: since when a subscription is no more what
 * its checkout agreed. `credited_in_cents`: what an invoice counts of the unused time of the plan before.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table plan_switches (
        id uuid primary key default uuidv7(),
        subscription_id uuid not null references subscriptions,
        from_plan_id uuid not null references plans,
        to_plan_id uuid not null references plans check (to_plan_id <> from_plan_id),
        quoted_at timestamptz not null,
        due_in_cents bigint not null check (due_in_cents > 0),
        currency char(3) not null,
        status text not null default 'asked' check (status in ('asked', 'done', 'refused', 'given_up')),
        closed_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check ((status = 'asked') = (closed_at is null))
      );
      create unique index plan_switches_one_open on plan_switches (subscription_id) where status = 'asked';
      create index on plan_switches (subscription_id);
      alter table subscriptions add column switched_at timestamptz;
      alter table subscription_invoices
        add column credited_in_cents bigint not null default 0 check (credited_in_cents >= 0);
    `)
  }

  async down() {
    this.schema.raw(`
      alter table subscription_invoices drop column credited_in_cents;
      alter table subscriptions drop column switched_at;
      drop table plan_switches;
    `)
  }
}
