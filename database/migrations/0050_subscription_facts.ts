import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What a subscription's entitlement follows from: the periods that were paid for or tried, and everything that held
 * for a while. A fact is added and never taken away, so that what was true at a past moment stays to be asked.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table entitlements
        drop constraint entitlements_terms_check,
        drop constraint entitlements_source_check,
        alter column major drop not null,
        add column cancels_at timestamptz,
        add column settles_at timestamptz,
        add constraint entitlements_terms_check check (terms in ('one_time_major', 'subscription_updates')),
        add constraint entitlements_source_check check (source in ('purchase', 'complimentary', 'subscription')),
        add constraint entitlements_kind_check check (case terms
          when 'one_time_major' then major is not null and source <> 'subscription' and cancels_at is null
          else major is null and source = 'subscription' and updates_for_months is null end);
      create index entitlements_to_settle on entitlements (settles_at) where settles_at is not null;

      create table entitlement_periods (
        id uuid primary key default uuidv7(),
        entitlement_id uuid not null references entitlements,
        ref text not null unique,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        grace_ends_at timestamptz not null check (grace_ends_at >= ends_at),
        is_trial boolean not null,
        created_at timestamptz not null default now()
      );
      create index on entitlement_periods (entitlement_id, starts_at);

      create table entitlement_spells (
        id uuid primary key default uuidv7(),
        entitlement_id uuid not null references entitlements,
        kind text not null check (kind in ('overdue', 'paused', 'ended', 'taken_back')),
        period_id uuid references entitlement_periods check ((period_id is not null) = (kind = 'taken_back')),
        since timestamptz not null,
        until timestamptz check (until >= since),
        grace_ends_at timestamptz check ((grace_ends_at is not null) = (kind = 'overdue')),
        created_at timestamptz not null default now(),
        unique nulls not distinct (entitlement_id, kind, period_id, since)
      );

      create or replace function entitlement_periods_stay_as_paid() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.is_trial
          and to_jsonb(new) - array['ends_at', 'grace_ends_at'] = to_jsonb(old) - array['ends_at', 'grace_ends_at'] then
          return new;
        end if;
        raise exception 'A period that was paid for never changes' using errcode = 'restrict_violation';
      end $$;
      create trigger entitlement_periods_are_kept before update or delete on entitlement_periods
        for each row execute function entitlement_periods_stay_as_paid();

      create or replace function entitlement_spells_only_end() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and to_jsonb(new) - 'until' = to_jsonb(old) - 'until' then
          return new;
        end if;
        raise exception 'A spell only ends; it is never unsaid' using errcode = 'restrict_violation';
      end $$;
      create trigger entitlement_spells_are_kept before update or delete on entitlement_spells
        for each row execute function entitlement_spells_only_end();
    `)
  }

  /** What came before knows no subscriptions, and a token without its entitlement would open a whole library. */
  async down() {
    this.schema.raw(`
      create temporary table gone on commit drop as
        select id from entitlements where terms = 'subscription_updates';
      update downloads set entitlement_id = null where entitlement_id in (select id from gone);
      update downloads set install_token_id = null where install_token_id in
        (select id from install_tokens where entitlement_id in (select id from gone));
      delete from install_tokens where entitlement_id in (select id from gone);
      delete from entitlement_revocations where entitlement_id in (select id from gone);
      drop table entitlement_spells;
      drop table entitlement_periods;
      drop function entitlement_spells_only_end();
      drop function entitlement_periods_stay_as_paid();
      delete from entitlements where id in (select id from gone);
      alter table entitlements
        drop constraint entitlements_kind_check,
        drop constraint entitlements_source_check,
        drop constraint entitlements_terms_check,
        drop column settles_at,
        drop column cancels_at,
        alter column major set not null,
        add constraint entitlements_source_check check (source in ('purchase', 'complimentary')),
        add constraint entitlements_terms_check check (terms in ('one_time_major'));
    `)
  }
}
