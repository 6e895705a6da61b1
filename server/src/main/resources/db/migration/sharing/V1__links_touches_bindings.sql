-- A link that a person made to show something to others. The code is random, and all that a link's address carries.
create table share_link (
    code        text        primary key check (length(code) >= 10),
    person_id   uuid        not null,
    target_kind text        not null check (target_kind in ('PRODUCT', 'SHOP', 'MARKET')),
    target_id   uuid,
    channel     text        not null check (channel in ('COPY', 'POSTER', 'SYSTEM')),
    placement   text        not null check (length(placement) between 1 and 40),
    created_at  timestamptz not null,
    check ((target_kind = 'MARKET') = (target_id is null)),
    unique nulls not distinct (person_id, target_kind, target_id, channel, placement)
);

-- Visits that came through a link, once a visitor, link and hour. The losing ones are kept too.
create table touch (
    id          uuid        not null,
    visitor_id  uuid        not null,
    person_id   uuid,
    link_code   text        not null,
    partner_id  uuid        not null,
    target_kind text        not null,
    target_id   uuid,
    channel     text        not null,
    hour        timestamptz not null,
    at          timestamptz not null,
    device_hash bytea,
    network_hash bytea,
    primary key (visitor_id, link_code, hour)
);
create unique index touch_by_id on touch (id);
create index touch_by_visitor on touch (visitor_id, at desc);
create index touch_by_person on touch (person_id, at desc) where person_id is not null;
create index touch_by_partner on touch (partner_id, at desc);

-- Tokens of pages whose visit was counted; a token counts once. Rows go when the token would have expired anyway.
create table spent_touch_token (
    nonce   bytea       primary key,
    expires timestamptz not null
);
create index spent_touch_token_by_age on spent_touch_token (expires);

-- Keys that sign the tokens of pages; the newest signs.
create table signing_key (
    id         uuid        primary key,
    secret     bytea       not null check (length(secret) >= 32),
    created_at timestamptz not null
);

-- Visitors (browsers) that a person signed in on, and when last: what that browser touched before then counts as theirs.
create table known_visitor (
    person_id    uuid        not null,
    visitor_id   uuid        not null,
    signed_in_at timestamptz not null,
    primary key (person_id, visitor_id)
);

-- Who owns a customer. One row at most for each; without a partner it says that nobody does, by a decision of staff.
create table binding (
    customer_id uuid        primary key,
    partner_id  uuid,
    since       timestamptz not null,
    decided_by  text        not null check (decided_by in ('SIGN_UP', 'FIRST_PURCHASE', 'STAFF')),
    touch_id    uuid,
    check (partner_id <> customer_id),
    check (partner_id is not null or decided_by = 'STAFF')
);
create index binding_by_partner on binding (partner_id, since desc, customer_id desc);

-- Every state that a binding has had, with its reason where staff decided.
create table binding_history (
    id          uuid        primary key,
    customer_id uuid        not null,
    partner_id  uuid,
    at          timestamptz not null,
    decided_by  text        not null,
    touch_id    uuid,
    actor_id    uuid,
    reason      text,
    check (decided_by <> 'STAFF' or (actor_id is not null and reason is not null))
);
create index binding_history_by_customer on binding_history (customer_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;
create trigger touch_is_append_only before update or delete or truncate on touch
    for each statement execute function refuse_change();
create trigger binding_history_is_append_only before update or delete or truncate on binding_history
    for each statement execute function refuse_change();
