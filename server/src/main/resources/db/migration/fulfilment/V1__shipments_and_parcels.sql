-- What one supplier (or the market, where there is none) has to ship of one order.
create table shipments (
    id         uuid        primary key,
    order_id   uuid        not null,
    vendor_id  uuid,
    state      text        not null check (state in ('WAITING', 'PARTLY_SHIPPED', 'SHIPPED', 'CALLED_OFF')),
    opened_at  timestamptz not null,
    ended_at   timestamptz,
    check ((state in ('SHIPPED', 'CALLED_OFF')) = (ended_at is not null))
);
create unique index shipments_of_order on shipments (order_id, vendor_id) nulls not distinct;
create index shipments_of_vendor on shipments (vendor_id, id);
create index shipments_to_ship on shipments (vendor_id, id) where state in ('WAITING', 'PARTLY_SHIPPED');

-- No piece is shipped twice, and none that was called off (its money went back before it was shipped).
create table shipment_lines (
    order_id       uuid    not null,
    line_id        uuid    not null,
    shipment_id    uuid    not null references shipments,
    position       int     not null,
    sku_id         uuid    not null,
    title          text    not null,
    options        text    not null,
    picture_url    text,
    quantity       int     not null check (quantity > 0),
    purchase_minor bigint  not null check (purchase_minor >= 0),
    currency       char(3) not null,
    shipped        int     not null default 0 check (shipped >= 0),
    called_off     int     not null default 0 check (called_off >= 0),
    primary key (order_id, line_id),
    constraint shipment_lines_not_more_than_ordered check (shipped + called_off <= quantity)
);
create index shipment_lines_of_shipment on shipment_lines (shipment_id, position);

create table parcels (
    id              uuid        primary key,
    order_id        uuid        not null,
    shipment_id     uuid        not null references shipments,
    vendor_id       uuid,
    carrier         text        not null check (length(carrier) between 1 and 40),
    tracking_number text        not null check (length(tracking_number) between 4 and 64),
    packed_by       uuid        not null,
    shipped_at      timestamptz not null,
    unique (shipment_id, carrier, tracking_number)
);
create index parcels_of_vendor on parcels (vendor_id, id);
create index parcels_of_order on parcels (order_id, id);

create table parcel_lines (
    parcel_id uuid not null references parcels,
    line_id   uuid not null,
    quantity  int  not null check (quantity > 0),
    primary key (parcel_id, line_id)
);
