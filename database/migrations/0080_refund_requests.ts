import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * What buyers ask for, once a payment, and what became of it. Until when they may is promised with the payment itself,
 * so that a setting changes no promise.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table purchases add column refundable_until timestamptz;
      update purchases set refundable_until = paid_at + interval '14 days';

      create table refund_requests (
        id uuid primary key default uuidv7(),
        purchase_id uuid not null unique references purchases,
        status text not null default 'open'
          check (status in ('open', 'granted', 'refunded', 'declined', 'withdrawn', 'disputed')),
        reason text not null check (length(reason) between 1 and 1000),
        answer text check (length(answer) between 1 and 1000),
        answer_due_at timestamptz not null,
        escalated_at timestamptz,
        refund_failed_at timestamptz,
        closed_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check ((status = 'open') = (closed_at is null)),
        check ((status = 'declined') = (answer is not null))
      );
      create index on refund_requests (answer_due_at) where status = 'open' and escalated_at is null;
    `)
  }

  async down() {
    this.schema.raw(`
      drop table refund_requests;
      alter table purchases drop column refundable_until;
    `)
  }
}
