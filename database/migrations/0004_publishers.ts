import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table publishers (
        id uuid primary key default uuidv7(),
        user_id uuid not null unique references users,
        display_name text not null check (length(display_name) between 2 and 80),
        slug citext not null unique check (slug ~ '^[a-z0-9]((-|)[a-z0-9])*$' and length(slug) <= 60),
        bio text not null default '' check (length(bio) <= 1000),
        website_url text check (website_url ~ '^http(s|)://'),
        country char(2) not null check (country ~ '^[A-Z]{2}$'),
        payouts_enabled_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
    `)
  }

  async down() {
    this.schema.raw('drop table publishers;')
  }
}
