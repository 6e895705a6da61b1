-- What somebody means to buy: a person, or a visitor who has not signed in. The goods' words are copied, for lines whose
-- goods are gone by the time the cart is looked at.
create table cart_lines (
    owner_kind       text        not null check (owner_kind in ('PERSON', 'VISITOR')),
    owner_id         uuid        not null,
    sku_id           uuid        not null,
    product_id       uuid        not null,
    handle           text        not null,
    title            text        not null,
    options          text        not null,
    unit_price_minor bigint      not null,
    quantity         int         not null check (quantity between 1 and 99),
    added_at         timestamptz not null,
    primary key (owner_kind, owner_id, sku_id)
);
create index cart_lines_of_visitors on cart_lines (added_at) where owner_kind = 'VISITOR';
