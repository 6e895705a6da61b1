-- What coupons took off: of each line, and who bears it, and of the freight. freight_minor stays what the buyer pays.
alter table orders add column freight_discount_minor bigint not null default 0 check (freight_discount_minor >= 0);
alter table order_lines add column supplier_coupon_minor bigint not null default 0;
alter table order_lines add constraint order_lines_supplier_coupon_within_discount
    check (supplier_coupon_minor between 0 and discount_minor);

-- The coupons that an order was placed with, as they were.
create table order_coupons (
    order_id    uuid   not null references orders,
    position    int    not null,
    claim_id    uuid   not null,
    coupon_id   uuid   not null,
    name        text   not null,
    kind        text   not null check (kind in ('FIXED', 'PERCENT', 'FREE_FREIGHT')),
    funder      text   not null check (funder in ('MARKET', 'SUPPLIER')),
    saved_minor bigint not null check (saved_minor > 0),
    primary key (order_id, position)
);
