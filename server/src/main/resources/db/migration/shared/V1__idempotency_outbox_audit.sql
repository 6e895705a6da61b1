-- Answers to requests that must not happen twice. The scope is the person (or client) that sent the key.
create table idempotency (
    scope        uuid        not null,
    key          text        not null check (length(key) between 1 and 200),
    request_hash bytea       not null,
    status       int         not null,
    body         text,
    created_at   timestamptz not null,
    primary key (scope, key)
);
create index idempotency_by_age on idempotency (created_at);

-- One row for each event and handler, written in the transaction of the event, deleted by the one that handles it.
create table outbox (
    id         uuid primary key,
    handler    text        not null,
    payload    jsonb       not null,
    created_at timestamptz not null,
    attempts   int         not null default 0,
    due_at     timestamptz not null,
    last_error text
);
create index outbox_due on outbox (due_at, id);

-- What staff did. Append-only: no update or delete is ever granted a reason.
create table audit (
    id       uuid primary key,
    at       timestamptz not null,
    actor_id uuid        not null,
    act      text        not null,
    subject  text        not null,
    before   jsonb,
    after    jsonb,
    reason   text
);
create index audit_by_subject on audit (subject, id);
create index audit_by_actor on audit (actor_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;
create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function refuse_change();
