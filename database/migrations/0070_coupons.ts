import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Coupons of listings, and what a checkout agreed on with one. A purchase without a payment is one of nothing: a coupon
 * covered all of it. What a coupon takes off never changes: who has been told of it counts on it.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table coupons (
        id uuid primary key default uuidv7(),
        listing_id uuid not null references listings,
        code text not null check (code ~ '^[A-Z0-9][A-Z0-9-]{1,28}[A-Z0-9]$'),
        percent_off integer check (percent_off between 1 and 100),
        amount_off_in_cents bigint check (amount_off_in_cents > 0),
        currency char(3) check (currency ~ '^[a-z]{3}$'),
        duration text not null check (duration in ('once', 'months', 'forever')),
        duration_in_months integer check (duration_in_months between 1 and 120),
        starts_at timestamptz not null default now(),
        ends_at timestamptz,
        max_uses integer check (max_uses > 0),
        max_uses_per_buyer integer check (max_uses_per_buyer > 0),
        withdrawn_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check (num_nonnulls(percent_off, amount_off_in_cents) = 1),
        check ((amount_off_in_cents is null) = (currency is null)),
        check ((duration = 'months') = (duration_in_months is not null)),
        check (ends_at > starts_at)
      );
      create unique index coupons_one_code_a_listing on coupons (listing_id, code) where withdrawn_at is null;

      create table coupon_plans (
        coupon_id uuid not null references coupons,
        plan_id uuid not null references plans,
        primary key (coupon_id, plan_id)
      );

      create function coupon_terms_never_change() returns trigger language plpgsql as $$
      begin
        if to_jsonb(new) - '{withdrawn_at,updated_at}'::text[]
            is distinct from to_jsonb(old) - '{withdrawn_at,updated_at}'::text[]
            or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at) then
          raise exception 'a coupon is withdrawn, and never changed';
        end if;
        return new;
      end $$;
      create trigger coupons_never_change before update on coupons
        for each row execute function coupon_terms_never_change();
      create trigger coupons_are_kept before delete on coupons
        for each row execute function refuse_change();

      alter table checkouts
        drop constraint checkouts_amount_in_cents_check,
        add constraint checkouts_amount_in_cents_check check (amount_in_cents >= 0),
        add column list_in_cents bigint,
        add column discount_in_cents bigint not null default 0 check (discount_in_cents >= 0),
        add column coupon_id uuid references coupons;
      update checkouts set list_in_cents = amount_in_cents;
      alter table checkouts
        alter column list_in_cents set not null,
        add constraint checkouts_discount_check check (amount_in_cents = list_in_cents - discount_in_cents),
        add constraint checkouts_coupon_check check (coupon_id is null or discount_in_cents > 0);
      create index on checkouts (coupon_id) where coupon_id is not null;

      alter table purchases
        alter column stripe_payment_intent_id drop not null,
        add column discount_in_cents bigint not null default 0 check (discount_in_cents >= 0),
        add column coupon_id uuid references coupons,
        add constraint purchases_payment_check
          check ((stripe_payment_intent_id is null) = (amount_in_cents + tax_in_cents = 0));
    `)
  }

  async down() {
    this.schema.raw(`
      delete from purchases where stripe_payment_intent_id is null;
      alter table purchases
        drop constraint purchases_payment_check, drop column coupon_id, drop column discount_in_cents,
        alter column stripe_payment_intent_id set not null;
      delete from checkouts where amount_in_cents = 0;
      alter table checkouts
        drop column coupon_id, drop column discount_in_cents, drop column list_in_cents,
        drop constraint checkouts_amount_in_cents_check,
        add constraint checkouts_amount_in_cents_check check (amount_in_cents > 0);
      drop table coupon_plans; drop table coupons;
      drop function coupon_terms_never_change;
    `)
  }
}
