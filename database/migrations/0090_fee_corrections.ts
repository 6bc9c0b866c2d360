import { BaseSchema } from '@adonisjs/lucid/schema'

/** Our share goes back with a refund; when that fails, it comes to us again. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(kinds("'tax', 'refund', 'dispute', 'fee', 'debt', 'return'"))
  }

  /** Before, it was part of what was taken because of the refund. */
  async down() {
    this.schema.raw(`
      update corrections set kind = 'refund' where kind = 'fee';
      ${kinds("'tax', 'refund', 'dispute', 'debt', 'return'")}
    `)
  }
}

const kinds = (names: string) => `
  alter table corrections drop constraint corrections_kind_check;
  alter table corrections add constraint corrections_kind_check check (kind in (${names}));
`
