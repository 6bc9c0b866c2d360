import { BaseSchema } from '@adonisjs/lucid/schema'

/** `mismatched`: paid, but not what was agreed. `unopened`: Stripe never made its page. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table checkouts drop constraint checkouts_status_check;
      alter table checkouts add constraint checkouts_status_check check (status in
        ('open', 'awaiting_payment', 'paid', 'failed', 'expired', 'mismatched', 'unopened'));
      alter table checkouts add column looked_at timestamptz;
      alter table connected_accounts add column looked_at timestamptz;
      create index on checkouts (status, id desc) where status in ('open', 'awaiting_payment', 'mismatched');
    `)
  }

  async down() {
    this.schema.raw(`
      drop index checkouts_status_id_idx;
      alter table connected_accounts drop column looked_at;
      alter table checkouts drop column looked_at;
      update checkouts set status = 'failed' where status in ('mismatched', 'unopened');
      alter table checkouts drop constraint checkouts_status_check;
      alter table checkouts add constraint checkouts_status_check check (status in
        ('open', 'awaiting_payment', 'paid', 'failed', 'expired'));
    `)
  }
}
