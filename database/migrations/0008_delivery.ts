import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table install_tokens (
        id uuid primary key default uuidv7(),
        user_id uuid not null references users,
        entitlement_id uuid references entitlements,
        name text not null check (length(name) between 1 and 60),
        token_sha256 bytea not null unique check (length(token_sha256) = 32),
        last_four text not null check (length(last_four) = 4),
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz,
        created_at timestamptz not null default now()
      );
      create index on install_tokens (user_id);

      create table downloads (
        id bigint generated always as identity primary key,
        occurred_at timestamptz not null default now(),
        user_id uuid not null references users,
        install_token_id uuid references install_tokens,
        entitlement_id uuid references entitlements,
        listing_id uuid not null references listings,
        artifact_id uuid not null references artifacts
      );
      create index on downloads (user_id, id desc);
      create index on downloads (listing_id, id desc);
    `)
  }

  async down() {
    this.schema.raw('drop table downloads; drop table install_tokens;')
  }
}
