-- Pieces of each SKU that can be ordered now. One narrow row: it is the hottest row of a sale, and no index but the key
-- covers it, so that taking a piece stays within the page.
create table stock (
    sku_id    uuid primary key,
    available int not null check (available >= 0)
) with (fillfactor = 50);

-- What orders took out of the stock. RESERVED waits for payment, SOLD is paid, GIVEN_BACK is in the stock again.
create table reservation (
    order_id uuid not null,
    sku_id   uuid not null,
    quantity int  not null check (quantity > 0),
    state    text not null default 'RESERVED' check (state in ('RESERVED', 'SOLD', 'GIVEN_BACK')),
    primary key (order_id, sku_id)
);
create index reservation_waiting on reservation (sku_id) include (quantity) where state = 'RESERVED';
