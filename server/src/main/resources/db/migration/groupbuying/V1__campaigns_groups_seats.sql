-- An offer to buy goods together: so many people, within so many hours each group, at these prices, out of pieces that
-- were set aside. Never changed once it is published.
create table campaigns (
    id           uuid        primary key,
    product_id   uuid        not null,
    title        text        not null,
    state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'ENDED')),
    size         int         not null check (size between 2 and 50),
    fill_hours   int         not null check (fill_hours between 1 and 168),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    pieces_each  int         not null check (pieces_each between 1 and 99),
    seats_each   int         not null check (seats_each between 1 and 20),
    made_by      uuid        not null,
    made_at      timestamptz not null,
    published_at timestamptz,
    ended_at     timestamptz,
    -- The pieces that were left are in the stock again.
    released_at  timestamptz,
    check (starts_at < ends_at),
    check ((state = 'DRAFT') = (published_at is null)),
    check ((state = 'ENDED') = (ended_at is not null)),
    check (released_at is null or state = 'ENDED')
);
create unique index campaigns_once_a_product on campaigns (product_id) where state = 'PUBLISHED';
create index campaigns_to_close on campaigns (ends_at) where state <> 'DRAFT' and released_at is null;

create table campaign_goods (
    campaign_id uuid    not null references campaigns,
    sku_id      uuid    not null,
    options     text    not null,
    currency    char(3) not null,
    price_minor bigint  not null check (price_minor > 0),
    pieces      int     not null check (pieces > 0),
    primary key (campaign_id, sku_id)
);

-- One attempt to fill it. OPENING waits for its opener's payment; OPEN can be joined until fills_before; FILLED and FAILED
-- are the end. Nothing but a paid seat counts as a person.
create table groups (
    id           uuid        primary key,
    code         text        not null unique,
    campaign_id  uuid        not null references campaigns,
    size         int         not null,
    fill_hours   int         not null,
    ends_by      timestamptz not null,
    state        text        not null check (state in ('OPENING', 'OPEN', 'FILLED', 'FAILED')),
    taken        int         not null,
    paid         int         not null,
    opened_by    uuid        not null,
    made_at      timestamptz not null,
    opened_at    timestamptz,
    fills_before timestamptz,
    filled_at    timestamptz,
    failed_at    timestamptz,
    -- Every order of it has moved on.
    moved_on_at  timestamptz,
    constraint groups_seats_within_size check (taken between 0 and size),
    constraint groups_paid_within_taken check (paid between 0 and taken),
    check ((opened_at is null) = (fills_before is null)),
    check (state <> 'OPENING' or opened_at is null),
    check (state not in ('OPEN', 'FILLED') or opened_at is not null),
    check ((state = 'FILLED') = (filled_at is not null)),
    constraint groups_filled_are_full check (state <> 'FILLED' or paid = size),
    constraint groups_open_are_not_full check (state not in ('OPENING', 'OPEN') or paid < size),
    check ((state = 'FAILED') = (failed_at is not null)),
    check (moved_on_at is null or state in ('FILLED', 'FAILED'))
);
create index groups_of_campaign on groups (campaign_id, id);
create index groups_to_fail on groups (fills_before) where state = 'OPEN';
create index groups_to_move_on on groups (id) where state in ('FILLED', 'FAILED') and moved_on_at is null;
create index groups_to_join on groups (campaign_id, paid desc) where state = 'OPEN';

-- A place in a group, for an order: TAKEN until it is paid, PAID, or BACK. The owner is the person behind the account: the
-- least of the accounts that were verified with one number.
create table seats (
    group_id    uuid        not null references groups,
    id          uuid        not null,
    campaign_id uuid        not null,
    seat_no     int         not null check (seat_no > 0),
    order_id    uuid        not null,
    person_id   uuid        not null,
    owner_id    uuid        not null,
    visitor_id  uuid,
    ordinal     int         not null check (ordinal > 0),
    state       text        not null check (state in ('TAKEN', 'PAID', 'BACK')),
    taken_at    timestamptz not null,
    paid_at     timestamptz,
    back_at     timestamptz,
    moved_from  uuid,
    primary key (group_id, id),
    check (state <> 'PAID' or paid_at is not null),
    check ((state = 'BACK') = (back_at is not null))
);
create unique index seats_once_a_number on seats (group_id, seat_no) where state <> 'BACK';
create unique index seats_once_an_owner on seats (group_id, owner_id) where state <> 'BACK';
create unique index seats_once_a_browser on seats (group_id, visitor_id) where state <> 'BACK';
create unique index seats_once_an_order on seats (order_id) where state <> 'BACK';
create unique index seats_counted_an_owner on seats (campaign_id, owner_id, ordinal) where state <> 'BACK';
create index seats_of_order on seats (order_id, id);
create index seats_of_person on seats (person_id, id);
