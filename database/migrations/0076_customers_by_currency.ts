import { BaseSchema } from '@adonisjs/lucid/schema'

/** Stripe lets one customer subscribe in one currency alone: a buyer is a customer of their own in each. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table stripe_customers drop constraint stripe_customers_pkey;
      alter table stripe_customers add column currency char(3);
      update stripe_customers set currency = coalesce(
        (select currency from subscriptions where user_id = stripe_customers.user_id
          order by ended_at desc nulls first, id desc limit 1),
        (select currency from checkouts where user_id = stripe_customers.user_id order by id desc limit 1),
        'usd');
      alter table stripe_customers alter column currency set not null,
        add check (currency ~ '^[a-z]{3}$'), add primary key (user_id, currency);
    `)
  }

  async down() {
    this.schema.raw(`
      delete from stripe_customers other using stripe_customers first
        where first.user_id = other.user_id and (first.created_at, first.currency) < (other.created_at, other.currency);
      alter table stripe_customers drop constraint stripe_customers_pkey;
      alter table stripe_customers drop column currency, add primary key (user_id);
    `)
  }
}
