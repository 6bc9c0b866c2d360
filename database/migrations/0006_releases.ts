import { BaseSchema } from '@adonisjs/lucid/schema'

/** What is published is frozen here, so that no code path, present or future, can replace it. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table releases (
        id uuid primary key default uuidv7(),
        listing_id uuid not null references listings,
        version text not null check (octet_length(version) <= 100),
        version_key text not null,
        major bigint not null,
        minor bigint not null,
        patch bigint not null,
        prerelease text not null default '',
        channel text not null check (channel in ('stable', 'rc', 'beta', 'alpha')),
        notes text not null default '' check (octet_length(notes) <= 50000),
        min_core_version text,
        manifest bytea not null,
        manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
        permissions text[] not null,
        permissions_hash text not null check (permissions_hash ~ '^[0-9a-f]{64}$'),
        requested_permissions_hash text not null check (requested_permissions_hash ~ '^[0-9a-f]{64}$'),
        check_report jsonb not null,
        files jsonb not null,
        unpacked_bytes bigint not null,
        backdated_to timestamptz,
        published_at timestamptz,
        yanked_at timestamptz,
        yank_reason text,
        taken_down_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (listing_id, version_key),
        check (yanked_at is null or published_at is not null)
      );
      create index on releases (listing_id, published_at desc);

      create table artifacts (
        id uuid primary key default uuidv7(),
        release_id uuid not null references releases on delete cascade,
        kind text not null default 'source' check (kind in ('source')),
        name text not null,
        format text not null check (format in ('tar.gz', 'zip')),
        content_type text not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        size_bytes bigint not null check (size_bytes > 0),
        created_at timestamptz not null default now(),
        unique (release_id, name),
        unique (release_id, kind)
      );
      create index on artifacts (sha256);

      create or replace function releases_stay_as_published() returns trigger language plpgsql as $$
      begin
        if old.published_at is null then
          return case tg_op when 'DELETE' then old else new end;
        end if;
        if tg_op = 'DELETE' then
          raise exception 'A published release is never removed' using errcode = 'restrict_violation';
        end if;
        if (to_jsonb(new) - array['yanked_at', 'yank_reason', 'taken_down_at', 'updated_at'])
          is distinct from
           (to_jsonb(old) - array['yanked_at', 'yank_reason', 'taken_down_at', 'updated_at']) then
          raise exception 'A published release never changes' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger releases_are_immutable before update or delete on releases
        for each row execute function releases_stay_as_published();

      create or replace function artifacts_stay_as_stored() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and not exists (
          select from releases where id = old.release_id and published_at is not null
        ) then
          return old;
        end if;
        raise exception 'An artifact never changes' using errcode = 'restrict_violation';
      end $$;
      create trigger artifacts_are_immutable before update or delete on artifacts
        for each row execute function artifacts_stay_as_stored();
    `)
  }

  async down() {
    this.schema.raw(`
      drop table artifacts;
      drop table releases;
      drop function artifacts_stay_as_stored();
      drop function releases_stay_as_published();
    `)
  }
}
