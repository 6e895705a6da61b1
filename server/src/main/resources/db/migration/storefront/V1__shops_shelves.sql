-- A partner's own shop; a person has one at most, and its id is the person's.
create table shop (
    owner_id   uuid        primary key,
    handle     text        not null unique check (handle ~ '^[a-z0-9]{10,20}$'),
    name       text        not null check (length(name) between 1 and 40),
    words      text        check (length(words) <= 300),
    theme      text        not null check (theme in ('PAPER', 'TEA', 'PERSIMMON')),
    banner_id  uuid,
    banner_url text,
    open       boolean     not null,
    opened_at  timestamptz not null
);
create index shop_by_age on shop (opened_at desc, owner_id desc);

-- What the partner recommends, in their order.
create table shelf (
    owner_id   uuid        not null references shop (owner_id),
    product_id uuid        not null,
    position   int         not null,
    added_at   timestamptz not null,
    primary key (owner_id, product_id)
);
create index shelf_in_order on shelf (owner_id, position);
