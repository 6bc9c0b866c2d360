import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * A plan's price in other currencies than its own, one open a currency; it never changes, it only ends. Stripe has a
 * price of its own for each plan, currency and amount, and a subscription keeps the one it began with.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table plan_prices (
        id uuid primary key default uuidv7(),
        plan_id uuid not null references plans,
        currency char(3) not null check (currency ~ '^[a-z]{3}$'),
        amount_in_cents bigint not null check (amount_in_cents between 1 and 99999999),
        withdrawn_at timestamptz,
        created_at timestamptz not null default now()
      );
      create unique index plan_prices_one_open_a_currency on plan_prices (plan_id, currency) where withdrawn_at is null;
      create index on plan_prices (plan_id);

      create function plan_price_is_another() returns trigger language plpgsql as $$
      begin
        if exists (select from plans where id = new.plan_id and (currency = new.currency or kind = 'free')) then
          raise exception 'A plan has one price in its own currency, and a free one has none' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger plan_prices_are_in_other_currencies before insert on plan_prices
        for each row execute function plan_price_is_another();

      create function price_only_ends() returns trigger language plpgsql as $$
      begin
        if old.withdrawn_at is not null or (to_jsonb(new) - 'withdrawn_at') <> (to_jsonb(old) - 'withdrawn_at') then
          raise exception 'A price never changes; it only ends' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger plan_prices_only_end before update on plan_prices
        for each row execute function price_only_ends();
      create trigger plans_only_end before update on plans
        for each row execute function price_only_ends();

      alter table checkouts add column price_id uuid references plan_prices;

      alter table stripe_prices drop constraint stripe_prices_pkey;
      alter table stripe_prices add column currency char(3), add column amount_in_cents bigint;
      update stripe_prices set currency = plans.currency, amount_in_cents = plans.amount_in_cents
        from plans where plans.id = plan_id;
      alter table stripe_prices alter column currency set not null, alter column amount_in_cents set not null,
        add primary key (plan_id, currency, amount_in_cents);

      alter table subscriptions add column currency char(3), add column amount_in_cents bigint;
      update subscriptions set currency = plans.currency, amount_in_cents = plans.amount_in_cents
        from plans where plans.id = plan_id;
      alter table subscriptions alter column currency set not null, alter column amount_in_cents set not null;
    `)
  }

  async down() {
    this.schema.raw(`
      alter table subscriptions drop column amount_in_cents, drop column currency;
      delete from stripe_prices using plans where plans.id = plan_id
        and (stripe_prices.currency, stripe_prices.amount_in_cents) <> (plans.currency, plans.amount_in_cents);
      alter table stripe_prices drop constraint stripe_prices_pkey;
      alter table stripe_prices drop column amount_in_cents, drop column currency, add primary key (plan_id);
      alter table checkouts drop column price_id;
      drop trigger plans_only_end on plans;
      drop table plan_prices;
      drop function price_only_ends();
      drop function plan_price_is_another();
    `)
  }
}
