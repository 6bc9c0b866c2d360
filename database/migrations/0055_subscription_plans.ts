import { BaseSchema } from '@adonisjs/lucid/schema'

/** A plan may be a subscription: renewed every month or year, perhaps after a trial; it includes every version line. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table plans
        drop constraint plans_kind_check,
        drop constraint plans_check,
        add column interval text check (interval in ('month', 'year')),
        add column trial_days integer not null default 0 check (trial_days between 0 and 90),
        add constraint plans_kind_check check (kind in ('free', 'one_time', 'subscription')),
        add constraint plans_line_check check ((kind = 'one_time') = (major is not null)),
        add constraint plans_renewal_check check ((kind = 'subscription') = (interval is not null)),
        add constraint plans_try_check check (trial_days = 0 or kind = 'subscription');
      drop index plans_one_price_a_line;
      create unique index plans_one_price_a_line on plans (listing_id, kind, coalesce(major, -1), coalesce(interval, ''))
        where withdrawn_at is null;
    `)
  }

  async down() {
    this.schema.raw(`
      delete from stripe_prices where plan_id in (select id from plans where kind = 'subscription');
      delete from plans where kind = 'subscription';
      drop index plans_one_price_a_line;
      alter table plans
        drop constraint plans_try_check,
        drop constraint plans_renewal_check,
        drop constraint plans_line_check,
        drop constraint plans_kind_check,
        drop column trial_days,
        drop column interval,
        add constraint plans_kind_check check (kind in ('free', 'one_time')),
        add constraint plans_check check ((kind = 'free') = (major is null));
      create unique index plans_one_price_a_line on plans (listing_id, kind, coalesce(major, -1))
        where withdrawn_at is null;
    `)
  }
}
