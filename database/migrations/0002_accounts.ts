import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table users (
        id uuid primary key default uuidv7(),
        email citext not null unique check (length(email) between 3 and 254),
        full_name text not null check (length(full_name) between 1 and 120),
        password text not null,
        is_admin boolean not null default false,
        email_verified_at timestamptz,
        suspended_at timestamptz,
        sessions_valid_from timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );

      create table sessions (
        id text primary key,
        data text not null,
        user_id text,
        expires_at timestamptz not null
      );
      create index on sessions (user_id);
      create index on sessions (expires_at);

      create table email_tokens (
        id uuid primary key default uuidv7(),
        user_id uuid not null references users on delete cascade,
        purpose text not null check (purpose in ('verify_email', 'reset_password')),
        token_sha256 bytea not null unique check (length(token_sha256) = 32),
        expires_at timestamptz not null,
        used_at timestamptz,
        created_at timestamptz not null default now()
      );
      create index on email_tokens (user_id, purpose);
    `)
  }

  async down() {
    this.schema.raw('drop table email_tokens; drop table sessions; drop table users;')
  }
}
