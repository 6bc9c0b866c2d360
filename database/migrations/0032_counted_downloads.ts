import { BaseSchema } from '@adonisjs/lucid/schema'

/** A buyer's first download of an artifact in a day counts towards popularity: the day makes that one row unique. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table downloads add counted_on date;
      create unique index downloads_counted_once on downloads (user_id, artifact_id, counted_on);
    `)
  }

  async down() {
    this.schema.raw('alter table downloads drop counted_on;')
  }
}
