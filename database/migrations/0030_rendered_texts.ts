import { BaseSchema } from '@adonisjs/lucid/schema'

const plain = (column: string) =>
  `'<p>' || replace(replace(replace(${column}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</p>'`

/** Markdown is laid out when it is written; what was written before is shown as it was typed. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table listings add description_html text not null default '';
      update listings set description_html = ${plain('description')} where description <> '';

      alter table releases add notes_html text not null default '';
      alter table releases disable trigger releases_are_immutable;
      update releases set notes_html = ${plain('notes')} where notes <> '';
      alter table releases enable trigger releases_are_immutable;
    `)
  }

  async down() {
    this.schema.raw(`
      alter table releases drop notes_html;
      alter table listings drop description_html;
    `)
  }
}
