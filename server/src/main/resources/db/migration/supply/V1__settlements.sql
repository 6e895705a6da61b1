-- What each supplier is owed for each order: the purchase price of its goods, and how much of it the sale could bear.
-- PENDING until the order settles, then AVAILABLE; REVERSED where the order was cancelled.
create table settlements (
    order_id          uuid        not null,
    vendor_id         uuid        not null,
    state             text        not null check (state in ('PENDING', 'AVAILABLE', 'REVERSED')),
    currency          char(3)     not null,
    purchase_minor    bigint      not null check (purchase_minor > 0),
    owed_minor        bigint      not null check (owed_minor between 0 and purchase_minor),
    accrual_id        uuid        not null,
    at                timestamptz not null,
    available_at      timestamptz,
    reversed_at       timestamptz,
    primary key (order_id, vendor_id),
    check ((state = 'AVAILABLE') = (available_at is not null)),
    check ((state = 'REVERSED') = (reversed_at is not null))
);
create index settlements_of_vendor on settlements (vendor_id, order_id);
