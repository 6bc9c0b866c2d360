import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw('alter table users add sign_up_repeated_at timestamptz;')
  }

  async down() {
    this.schema.raw('alter table users drop sign_up_repeated_at;')
  }
}
