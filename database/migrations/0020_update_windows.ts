import { BaseSchema } from '@adonisjs/lucid/schema'

/** A licence may include the releases of some months only; null includes all that ever come. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table plans add column updates_for_months integer
        check (updates_for_months between 1 and 120),
        add check (updates_for_months is null or kind = 'one_time');
      alter table entitlements add column updates_for_months integer
        check (updates_for_months between 1 and 120);
    `)
  }

  async down() {
    this.schema.raw(`
      alter table entitlements drop column updates_for_months;
      alter table plans drop column updates_for_months;
    `)
  }
}
