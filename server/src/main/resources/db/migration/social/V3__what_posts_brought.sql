-- Facts of ordering, copied: who paid for which goods, and which lines came through a post. What went back is written
-- beside them, for facts may arrive in any order.
create table bought_line (
    line_id    uuid        primary key,
    person_id  uuid        not null,
    order_id   uuid        not null,
    product_id uuid        not null,
    at         timestamptz not null
);
create index bought_line_of_person on bought_line (person_id, product_id);

create table post_sale (
    line_id       uuid        primary key,
    post_id       uuid        not null references post on delete cascade,
    order_id      uuid        not null,
    product_title text        not null,
    quantity      int         not null check (quantity > 0),
    net_minor     bigint      not null check (net_minor >= 0),
    currency      text        not null,
    at            timestamptz not null
);
create index post_sale_of_post on post_sale (post_id, line_id desc);

-- An order that was cancelled, or a line of which all is back, by its id.
create table given_back (
    id uuid        primary key,
    at timestamptz not null
);
