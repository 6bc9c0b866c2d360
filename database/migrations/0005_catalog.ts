import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table listings (
        id uuid primary key default uuidv7(),
        publisher_id uuid not null references publishers,
        agent_id text not null check (octet_length(agent_id) between 3 and 200),
        agent_id_folded text not null unique generated always as (lower(agent_id)) stored,
        name text not null check (length(name) between 1 and 80),
        summary text not null check (length(summary) between 1 and 200),
        description text not null default '' check (octet_length(description) <= 100000),
        tags text[] not null default '{}' check (cardinality(tags) <= 10),
        integration_points text[] not null default '{}' check (cardinality(integration_points) <= 10),
        repository_url text not null check (repository_url ~ '^https://'),
        docs_url text check (docs_url ~ '^http(s|)://'),
        published_at timestamptz,
        taken_down_at timestamptz,
        taken_down_reason text,
        featured_at timestamptz,
        badge text check (badge in ('verified')),
        latest_version text,
        permission_domains text[] not null default '{}',
        downloads_count bigint not null default 0,
        released_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        search tsvector generated always as (
          setweight(to_tsvector('english', name || ' ' || agent_id), 'A') ||
          setweight(to_tsvector('english', summary || ' ' || words_of(tags) || ' ' || words_of(integration_points)), 'B') ||
          setweight(to_tsvector('english', left(description, 20000)), 'D')
        ) stored,
        check ((taken_down_at is null) = (taken_down_reason is null))
      );
      create index on listings (publisher_id);
      create index listings_offered_by_downloads on listings (downloads_count desc, id desc)
        where published_at is not null and taken_down_at is null;
      create index listings_offered_by_release on listings (released_at desc nulls last, id desc)
        where published_at is not null and taken_down_at is null;
      create index listings_offered_by_age on listings (published_at desc, id desc)
        where published_at is not null and taken_down_at is null;
      create index on listings using gin (search);
      create index on listings using gin (tags);
      create index on listings using gin (integration_points);
      create index on listings using gin (permission_domains);
      create index on listings using gin (name gin_trgm_ops);

      create table plans (
        id uuid primary key default uuidv7(),
        listing_id uuid not null references listings,
        kind text not null check (kind in ('free', 'one_time')),
        major bigint check (major >= 0),
        amount_in_cents bigint not null check (amount_in_cents between 0 and 99999999),
        currency char(3) not null check (currency ~ '^[a-z]{3}$'),
        withdrawn_at timestamptz,
        created_at timestamptz not null default now(),
        check ((kind = 'free') = (major is null)),
        check ((kind = 'free') = (amount_in_cents = 0))
      );
      create unique index plans_one_price_a_line on plans (listing_id, kind, coalesce(major, -1))
        where withdrawn_at is null;
    `)
  }

  async down() {
    this.schema.raw('drop table plans; drop table listings;')
  }
}
