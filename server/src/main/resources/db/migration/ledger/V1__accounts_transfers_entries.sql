-- What each account holds: derived from the entries, kept so that a debit can be refused in one statement. An account is
-- spread over slots where many transactions touch it at once; its balance is the sum of its slots. change_minor is what
-- the latest posting added: it carries the amount through the upsert, because a CHECK looks at the row proposed.
create table account (
    id            uuid     not null,
    slot          smallint not null check (slot >= 0),
    kind          text     not null,
    owner_id      uuid     not null,
    currency      text     not null check (length(currency) = 3),
    guarded       boolean  not null,
    balance_minor bigint   not null,
    held_minor    bigint   not null default 0 check (held_minor >= 0),
    change_minor  bigint   not null,
    primary key (id, slot),
    constraint account_not_below_zero check (not guarded or balance_minor - held_minor >= 0)
) with (fillfactor = 70);
create index account_by_kind on account (kind, id);

-- Money that moves, with its cause. A pending one holds its debits until it is resolved.
create table transfer (
    id         uuid primary key,
    cause_kind text        not null check (cause_kind ~ '^[a-z][a-z-]{0,39}$'),
    cause_id   uuid        not null,
    at         timestamptz not null,
    pending    boolean     not null,
    expires_at timestamptz,
    check (pending or expires_at is null)
);
create index transfer_by_cause on transfer (cause_id, cause_kind);

create table entry (
    account_id   uuid        not null,
    id           uuid        not null,
    transfer_id  uuid        not null,
    at           timestamptz not null,
    amount_minor bigint      not null check (amount_minor <> 0),
    primary key (account_id, id)
);
create index entry_by_transfer on entry (transfer_id);

-- The entries a pending transfer will have once it is posted.
create table hold (
    transfer_id  uuid     not null,
    position     smallint not null,
    account_id   uuid     not null,
    kind         text     not null,
    owner_id     uuid     not null,
    currency     text     not null,
    amount_minor bigint   not null check (amount_minor <> 0),
    primary key (transfer_id, position)
);
create index hold_by_account on hold (account_id, transfer_id);

-- How a pending transfer ended. The primary key is what lets it end once.
create table resolution (
    transfer_id uuid primary key references transfer (id),
    how         text        not null check (how in ('POSTED', 'VOIDED', 'EXPIRED')),
    at          timestamptz not null
);
create index transfer_to_expire on transfer (expires_at, id) where expires_at is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'ledger.% is append-only', tg_table_name;
end
$$;
create trigger transfer_is_append_only before update or delete or truncate on transfer
    for each statement execute function refuse_change();
create trigger entry_is_append_only before update or delete or truncate on entry
    for each statement execute function refuse_change();
create trigger hold_is_append_only before update or delete or truncate on hold
    for each statement execute function refuse_change();
create trigger resolution_is_append_only before update or delete or truncate on resolution
    for each statement execute function refuse_change();

-- A transfer's entries are written by one statement, and in each statement every transfer's entries sum to zero.
create function refuse_unbalanced() returns trigger language plpgsql as $$
begin
    if exists (select 1 from added group by transfer_id having sum(amount_minor) <> 0) then
        raise exception 'the entries of a transfer must sum to zero';
    end if;
    return null;
end
$$;
create trigger entry_sums_to_zero after insert on entry referencing new table as added
    for each statement execute function refuse_unbalanced();
create trigger hold_sums_to_zero after insert on hold referencing new table as added
    for each statement execute function refuse_unbalanced();
