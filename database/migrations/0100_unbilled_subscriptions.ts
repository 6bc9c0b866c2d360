import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * `why_not_billed`: Stripe's own code of why it could not issue the invoice of a period, which stays a draft that nobody
 * can pay. `is_tax_lost`: Stripe knew no address and charges on without tax. Both are over once Stripe says so.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table subscriptions
        add column why_not_billed text,
        add column is_tax_lost boolean not null default false;
      create index on subscriptions (id) where ended_at is null and (why_not_billed is not null or is_tax_lost);
    `)
  }

  async down() {
    this.schema.raw(`
      alter table subscriptions drop column is_tax_lost, drop column why_not_billed;
    `)
  }
}
