import { BaseSchema } from '@adonisjs/lucid/schema'

/** Case-folding text, trigram search, and the trigger that keeps what must never change. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create extension if not exists citext;
      create extension if not exists pg_trgm;

      create or replace function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% rows never change (% refused)', tg_table_name, tg_op
          using errcode = 'restrict_violation';
      end $$;

      create or replace function words_of(words text[]) returns text language sql immutable parallel safe
        return array_to_string(words, ' ');

      create table rate_limits (
        key text primary key,
        points integer not null default 0,
        expire bigint
      );
    `)
  }

  async down() {
    this.schema.raw(`
      drop table rate_limits;
      drop function words_of(text[]);
      drop function refuse_change();
      drop extension pg_trgm;
      drop extension citext;
    `)
  }
}
