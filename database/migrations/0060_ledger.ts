import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Double entry: a transaction is written once, under the name of what happened at Stripe, and its entries sum to zero
 * in each currency. Nothing is changed or added afterwards. `stripe_transfer_id` finds a payment by its transfer.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table ledger_transactions (
        id bigint generated always as identity primary key,
        key text not null unique,
        purchase_id uuid not null references purchases,
        publisher_id uuid not null references publishers,
        posted_at timestamptz not null default now()
      );
      create index on ledger_transactions (purchase_id, id);
      create index on ledger_transactions (publisher_id, id);

      create table ledger_entries (
        transaction_id bigint not null references ledger_transactions,
        account text not null check (account in ('stripe_balance', 'publisher_earnings', 'publisher_transfers',
          'publisher_debt', 'marketplace_fees', 'taxes_owed', 'stripe_fees', 'refunds_paid', 'disputes')),
        currency char(3) not null,
        amount_in_cents bigint not null check (amount_in_cents <> 0),
        primary key (transaction_id, account, currency)
      );
      create index on ledger_entries (account, currency) include (amount_in_cents);

      create function ledger_transaction_is_new() returns trigger language plpgsql as $$
      begin
        if not exists (select from ledger_transactions where id = new.transaction_id and posted_at = now()) then
          raise exception 'entries are written with their ledger transaction, or never';
        end if;
        return new;
      end $$;
      create trigger ledger_entries_come_with_their_transaction before insert on ledger_entries
        for each row execute function ledger_transaction_is_new();

      create function ledger_transaction_is_balanced() returns trigger language plpgsql as $$
      declare
        id_to_check bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
      begin
        if not exists (select from ledger_entries where transaction_id = id_to_check) then
          raise exception 'ledger transaction % has no entries', id_to_check;
        end if;
        if exists (select from ledger_entries where transaction_id = id_to_check
            group by currency having sum(amount_in_cents) <> 0) then
          raise exception 'ledger transaction % does not sum to zero', id_to_check;
        end if;
        return null;
      end $$;
      create constraint trigger ledger_transactions_are_balanced after insert on ledger_transactions
        deferrable initially deferred for each row execute function ledger_transaction_is_balanced('id');
      create constraint trigger ledger_entries_are_balanced after insert on ledger_entries
        deferrable initially deferred for each row execute function ledger_transaction_is_balanced('transaction_id');

      create trigger ledger_transactions_are_append_only before update or delete on ledger_transactions
        for each row execute function refuse_change();
      create trigger ledger_transactions_are_never_emptied before truncate on ledger_transactions
        for each statement execute function refuse_change();
      create trigger ledger_entries_are_append_only before update or delete on ledger_entries
        for each row execute function refuse_change();
      create trigger ledger_entries_are_never_emptied before truncate on ledger_entries
        for each statement execute function refuse_change();

      alter table purchases add column stripe_transfer_id text unique;
    `)
  }

  async down() {
    this.schema.raw(`
      alter table purchases drop column stripe_transfer_id;
      drop table ledger_entries; drop table ledger_transactions;
      drop function ledger_transaction_is_balanced; drop function ledger_transaction_is_new;
    `)
  }
}
