import { BaseSchema } from '@adonisjs/lucid/schema'

/** The few featured listings stand on the most visited page: they must not be searched for among all the others. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create index listings_featured on listings (featured_at desc, id desc)
        where featured_at is not null and published_at is not null and taken_down_at is null;
    `)
  }

  async down() {
    this.schema.raw('drop index listings_featured;')
  }
}
