import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table audit_events (
        id bigint generated always as identity primary key,
        occurred_at timestamptz not null default now(),
        actor text not null,
        action text not null check (action ~ '^[a-z_]+[.][a-z_]+$'),
        subject text not null,
        user_id uuid,
        publisher_id uuid,
        stripe_event_id text,
        details jsonb not null default '{}'
      );
      create index on audit_events (subject, id);
      create index on audit_events (user_id, id);
      create index on audit_events (publisher_id, id);
      create index on audit_events (action, id);

      create trigger audit_events_are_append_only before update or delete on audit_events
        for each row execute function refuse_change();
      create trigger audit_events_are_never_emptied before truncate on audit_events
        for each statement execute function refuse_change();
    `)
  }

  async down() {
    this.schema.raw('drop table audit_events;')
  }
}
