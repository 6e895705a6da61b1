-- Posts that stand above a circle's others, and goods that its keepers show.
create table announcement (
    circle_id uuid        not null references circle,
    post_id   uuid        not null,
    at        timestamptz not null,
    primary key (circle_id, post_id)
);

create table shelf_item (
    circle_id  uuid not null references circle,
    position   int  not null check (position between 0 and 23),
    product_id uuid not null,
    primary key (circle_id, position),
    unique (circle_id, product_id)
);
