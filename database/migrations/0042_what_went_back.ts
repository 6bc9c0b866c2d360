import { BaseSchema } from '@adonisjs/lucid/schema'

/** What of a payment left the publisher's account again, and what of our fee it got back: Stripe's figures, not ours. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table purchases
        add column reversed_in_cents bigint not null default 0 check (reversed_in_cents >= 0),
        add column fee_refunded_in_cents bigint not null default 0
          check (fee_refunded_in_cents between 0 and application_fee_in_cents);
    `)
  }

  async down() {
    this.schema.raw(`
      alter table purchases drop column reversed_in_cents, drop column fee_refunded_in_cents;
    `)
  }
}
