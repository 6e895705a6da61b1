-- A buyer's wish to have a part of a line's price back. What is shown of the line is a copy from the time of asking.
-- quantity is absent where an amount is asked for and no pieces. due_at is when the state ends by itself.
create table after_sale (
    id              uuid primary key,
    buyer_id        uuid        not null,
    order_id        uuid        not null,
    order_number    text        not null,
    line_id         uuid        not null,
    title           text        not null,
    options         text        not null,
    picture_url     text,
    kind            text        not null check (kind in ('REFUND_ONLY', 'RETURN')),
    reason          text        not null check (reason in
                        ('CHANGED_MIND', 'DAMAGED', 'WRONG_GOODS', 'NOT_AS_DESCRIBED', 'MISSING', 'NOT_RECEIVED')),
    words           text        not null check (length(words) <= 500),
    quantity        int         check (quantity > 0),
    asked_minor     bigint      not null check (asked_minor > 0),
    offered_minor   bigint      check (offered_minor > 0),
    currency        char(3)     not null,
    state           text        not null check (state in
                        ('ASKED', 'OFFERED', 'AWAITING_PARCEL', 'PARCEL_SENT',
                         'REFUNDED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
    asked_at        timestamptz not null,
    due_at          timestamptz,
    carrier         text,
    tracking_number text,
    refund_id       uuid,
    refunded_minor  bigint,
    freight_minor   bigint,
    ended_at        timestamptz,
    constraint after_sale_due_while_open
        check ((due_at is not null) = (state in ('ASKED', 'OFFERED', 'AWAITING_PARCEL', 'PARCEL_SENT'))),
    constraint after_sale_ended_when_not_open check ((ended_at is null) = (due_at is not null)),
    constraint after_sale_refund_when_refunded check ((refund_id is not null) = (state = 'REFUNDED')),
    check ((refund_id is null) = (refunded_minor is null) and (refund_id is null) = (freight_minor is null)),
    check (state <> 'OFFERED' or offered_minor is not null),
    check (kind <> 'RETURN' or quantity is not null),
    check (state <> 'PARCEL_SENT' or tracking_number is not null)
);
-- One at a time for a line.
create unique index after_sale_open on after_sale (line_id)
    where state in ('ASKED', 'OFFERED', 'AWAITING_PARCEL', 'PARCEL_SENT');
create index after_sale_of_buyer on after_sale (buyer_id, id);
create index after_sale_of_order on after_sale (order_id, id);
create index after_sale_in_state on after_sale (state, id);
create index after_sale_due on after_sale (due_at) where due_at is not null;

create table picture (
    after_sale_id uuid not null references after_sale,
    position      int  not null,
    media_id      uuid not null,
    small         text not null,
    large         text not null,
    primary key (after_sale_id, position)
);

-- What each side did and said. Append-only.
create table step (
    after_sale_id uuid        not null references after_sale,
    id            uuid        not null,
    at            timestamptz not null,
    who           text        not null check (who in ('BUYER', 'STAFF', 'TIME')),
    what          text        not null check (what in
                      ('ASKED', 'OFFERED', 'OFFER_ACCEPTED', 'OFFER_REFUSED', 'AGREED', 'DECLINED', 'WITHDRAWN',
                       'PARCEL_SENT', 'ARRIVED', 'REFUNDED', 'EXPIRED')),
    amount_minor  bigint,
    currency      char(3)     not null,
    words         text,
    primary key (after_sale_id, id)
);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'aftersales.% is append-only', tg_table_name;
end
$$;
create trigger step_is_append_only before update or delete or truncate on step
    for each statement execute function refuse_change();
