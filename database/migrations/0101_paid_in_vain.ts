import { BaseSchema } from '@adonisjs/lucid/schema'

/** Payments of a subscription that were made after its right was revoked, or its buyer suspended, go back by themselves. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table refunds drop constraint refunds_why_check;
      alter table refunds add constraint refunds_why_check
        check (why in ('duplicate', 'second_subscription', 'taken_down', 'revoked', 'suspended'));
      alter table subscriptions drop constraint subscriptions_why_ended_check;
      alter table subscriptions add constraint subscriptions_why_ended_check
        check (why_ended in ('second_subscription', 'taken_down', 'revoked', 'suspended'));
    `)
  }

  async down() {
    this.schema.raw(`
      update refunds set why = null where why in ('revoked', 'suspended');
      update subscriptions set why_ended = null where why_ended in ('revoked', 'suspended');
      alter table subscriptions drop constraint subscriptions_why_ended_check;
      alter table subscriptions add constraint subscriptions_why_ended_check
        check (why_ended in ('second_subscription', 'taken_down'));
      alter table refunds drop constraint refunds_why_check;
      alter table refunds add constraint refunds_why_check
        check (why in ('duplicate', 'second_subscription', 'taken_down'));
    `)
  }
}
