-- What the market told somebody. The fact is the event it came from, so that hearing of it twice writes it once. The
-- subject is what it is about; it is looked up where it lives, and nothing of others' words is copied here.
create table notification (
    person_id    uuid        not null,
    id           uuid        not null,
    fact_id      uuid        not null,
    kind         text        not null,
    actor_id     uuid,
    subject_id   uuid,
    detail       text,
    amount_minor bigint      check (amount_minor > 0),
    currency     text,
    at           timestamptz not null,
    read_at      timestamptz,
    changed_in   xid8        not null default pg_current_xact_id(),
    primary key (person_id, id),
    unique (person_id, fact_id),
    check ((amount_minor is null) = (currency is null))
);
create index notification_unread on notification (person_id) where read_at is null;
create index notification_changed on notification (person_id, changed_in);
create index notification_by_actor on notification (actor_id) where actor_id is not null;

-- Where somebody wants to hear of a kind, where that is not what everybody begins with.
create table wish (
    person_id uuid    not null,
    kind      text    not null,
    in_app    boolean not null,
    outside   boolean not null,
    primary key (person_id, kind)
);

-- When somebody is to be left alone outside of the market: minutes of the market's day, across midnight where the end
-- lies before the beginning.
create table quiet (
    person_id     uuid     primary key,
    from_minute   smallint not null check (from_minute between 0 and 1439),
    until_minute  smallint not null check (until_minute between 0 and 1439),
    check (from_minute <> until_minute)
);

-- What waits to be sent to a phone. It says what it is about as a notification does, and is gone once it was handed over.
create table outgoing (
    id           uuid        primary key,
    person_id    uuid        not null,
    kind         text        not null,
    detail       text,
    amount_minor bigint,
    currency     text,
    fact_id      uuid        not null,
    due_at       timestamptz not null,
    attempts     int         not null default 0,
    unique (person_id, fact_id)
);
create index outgoing_due on outgoing (due_at);
