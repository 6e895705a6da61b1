-- A few pieces of a SKU at a price, for a while. Never changed once it is published. All that is decided about its pieces is
-- decided under the lock of this one row: what orders and callers hold (taken), who waits, and who came when (arrivals).
create table offers (
    id           uuid        primary key,
    product_id   uuid        not null,
    sku_id       uuid        not null,
    title        text        not null,
    options      text        not null,
    currency     char(3)     not null,
    price_minor  bigint      not null check (price_minor > 0),
    list_minor   bigint      not null,
    quota        int         not null check (quota between 1 and 1000000),
    pieces_each  int         not null check (pieces_each between 1 and 99),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'ENDED')),
    taken        int         not null default 0,
    waiting      int         not null default 0 check (waiting >= 0),
    arrivals     bigint      not null default 0,
    made_by      uuid        not null,
    made_at      timestamptz not null,
    published_at timestamptz,
    ended_at     timestamptz,
    check (starts_at < ends_at),
    check (price_minor < list_minor),
    constraint offers_taken_within_quota check (taken between 0 and quota),
    check ((state = 'DRAFT') = (published_at is null)),
    check ((state = 'ENDED') = (ended_at is not null))
) with (fillfactor = 50);
create unique index offers_once_a_sku on offers (sku_id) where state = 'PUBLISHED';
create index offers_published on offers (ends_at) where state = 'PUBLISHED';

-- Somebody's place in an offer, in order of arrival: HELD by an unpaid order, SOLD by a paid one, WAITING, CALLED (it is
-- their turn until call_until), or GONE. The owner is the person behind the account: the least of the accounts that were
-- verified with one number.
create table places (
    offer_id   uuid        not null references offers,
    number     bigint      not null,
    person_id  uuid        not null,
    owner_id   uuid        not null,
    state      text        not null check (state in ('HELD', 'SOLD', 'WAITING', 'CALLED', 'GONE')),
    pieces     int         not null check (pieces > 0),
    order_id   uuid,
    came_at    timestamptz not null,
    call_until timestamptz,
    gone_at    timestamptz,
    primary key (offer_id, number),
    constraint places_held_by_orders check (state not in ('HELD', 'SOLD') or order_id is not null),
    constraint places_called_for_a_while check (state <> 'CALLED' or call_until is not null),
    check ((state = 'GONE') = (gone_at is not null))
);
create unique index places_once_an_owner on places (offer_id, owner_id) where state <> 'GONE';
create unique index places_once_an_order on places (order_id);
create index places_in_line on places (offer_id, number) where state = 'WAITING';
create index places_not_paid on places (offer_id, call_until) where state in ('HELD', 'CALLED');
create index places_of_person on places (person_id, came_at);
