-- Orders of a buyer. The address is a copy: what the buyer changes later changes nothing here.
create table orders (
    id                  uuid primary key,
    number              text        not null unique,
    buyer_id            uuid        not null,
    state               text        not null check (state in
                            ('PLACED', 'PAID', 'SHIPPED', 'RECEIVED', 'SETTLED', 'CANCELLED', 'EXPIRED')),
    currency            char(3)     not null,
    goods_minor         bigint      not null check (goods_minor >= 0),
    discount_minor      bigint      not null check (discount_minor between 0 and goods_minor),
    freight_minor       bigint      not null check (freight_minor >= 0),
    total_minor         bigint      not null check (total_minor > 0),
    refunded_minor      bigint      not null default 0 check (refunded_minor between 0 and total_minor),
    line_count          int         not null check (line_count > 0),
    note                text        check (length(note) <= 200),
    recipient           text        not null,
    phone               text        not null,
    province            text        not null,
    city                text        not null,
    district            text        not null,
    street              text        not null,
    postal_code         text,
    placed_at           timestamptz not null,
    pay_before          timestamptz not null,
    paid_at             timestamptz,
    paying_charge_id    uuid,
    shipped_at          timestamptz,
    received_at         timestamptz,
    returns_until       timestamptz,
    settled_at          timestamptz,
    ended_at            timestamptz,
    cancel_reason       text        check (length(cancel_reason) <= 200),
    check (goods_minor - discount_minor + freight_minor = total_minor),
    check ((paid_at is null) = (paying_charge_id is null)),
    check (state not in ('PAID', 'SHIPPED', 'RECEIVED', 'SETTLED') or paid_at is not null),
    check (state <> 'EXPIRED' or paid_at is null),
    check (state not in ('SHIPPED', 'RECEIVED', 'SETTLED') or shipped_at is not null),
    check (state not in ('RECEIVED', 'SETTLED') or (received_at is not null and returns_until is not null)),
    check ((state = 'SETTLED') = (settled_at is not null)),
    check ((state in ('CANCELLED', 'EXPIRED')) = (ended_at is not null))
);
create index orders_of_buyer on orders (buyer_id, id);
create index orders_in_state on orders (state, id);
create index orders_to_expire on orders (pay_before) where state = 'PLACED';
create index orders_to_receive on orders (shipped_at) where state = 'SHIPPED';
create index orders_to_settle on orders (returns_until) where state = 'RECEIVED';

-- Lines as they were when the order was placed: goods, price, supplier, and who stands behind the sale.
create table order_lines (
    order_id                       uuid    not null references orders,
    position                       int     not null,
    id                             uuid    not null,
    sku_id                         uuid    not null,
    product_id                     uuid    not null,
    category_id                    uuid    not null,
    vendor_id                      uuid,
    handle                         text    not null,
    title                          text    not null,
    options                        text    not null,
    picture_url                    text,
    quantity                       int     not null check (quantity between 1 and 99),
    unit_price_minor               bigint  not null check (unit_price_minor >= 0),
    total_minor                    bigint  not null check (total_minor = unit_price_minor * quantity),
    discount_minor                 bigint  not null check (discount_minor between 0 and total_minor),
    purchase_minor                 bigint  not null check (purchase_minor >= 0),
    commission_budget_basis_points int     not null check (commission_budget_basis_points between 0 and 10000),
    plan_version                   int     not null,
    owner_partner_id               uuid,
    bound_since                    timestamptz,
    sharer_partner_id              uuid,
    touch_id                       uuid,
    touched_at                     timestamptz,
    link_code                      text,
    channel                        text,
    primary key (order_id, position)
);

create table parcels (
    order_id        uuid        not null references orders,
    id              uuid        not null,
    carrier         text        not null,
    tracking_number text        not null,
    shipped_at      timestamptz not null,
    primary key (order_id, id)
);

-- Money that went back to the buyer, and why. One refund for a charge and reason, however often it is asked for.
create table order_refunds (
    order_id     uuid        not null references orders,
    id           uuid        not null,
    charge_id    uuid        not null,
    reason       text        not null check (reason in ('CANCELLED', 'TOO_LATE', 'PAID_TWICE')),
    amount_minor bigint      not null check (amount_minor > 0),
    at           timestamptz not null,
    primary key (order_id, id),
    unique (order_id, charge_id)
);
