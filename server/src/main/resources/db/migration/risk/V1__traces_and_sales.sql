-- Traces of people, hashed with the market's secret: they can be compared and not read. Kept from the first time on, so
-- that signing out or deleting an address doesn't wipe them.
create table trace (
    person_id uuid        not null,
    kind      text        not null check (kind in ('DEVICE', 'NETWORK', 'ADDRESS', 'PHONE')),
    hash      text        not null,
    first_at  timestamptz not null,
    primary key (person_id, kind, hash)
);

-- Paid orders that a partner earns by.
create table sale (
    order_id        uuid        not null,
    partner_id      uuid        not null,
    buyer_id        uuid        not null,
    buyer_joined_at timestamptz not null,
    placed_at       timestamptz not null,
    touched_at      timestamptz,
    primary key (order_id, partner_id)
);
create index sale_by_partner on sale (partner_id, buyer_joined_at);
create index sale_by_buyer on sale (buyer_id, partner_id, placed_at);
