import { BaseSchema } from '@adonisjs/lucid/schema'

/** A line may cost less for those who paid for an older one; a checkout names the entitlement that it was agreed for. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table plans
        add column upgrade_amount_in_cents bigint,
        add constraint plans_upgrade_check check (upgrade_amount_in_cents is null
          or (kind = 'one_time' and major > 0 and upgrade_amount_in_cents > 0
            and upgrade_amount_in_cents < amount_in_cents));
      alter table checkouts
        add column upgrade_from_id uuid references entitlements,
        add constraint checkouts_reason_check check (num_nonnulls(coupon_id, upgrade_from_id) <= 1
          and (discount_in_cents > 0) = (num_nonnulls(coupon_id, upgrade_from_id) = 1));
    `)
  }

  async down() {
    this.schema.raw(`
      delete from checkouts where upgrade_from_id is not null
        and not exists (select from purchases where checkout_id = checkouts.id);
      alter table checkouts drop column upgrade_from_id;
      alter table plans drop column upgrade_amount_in_cents;
    `)
  }
}
