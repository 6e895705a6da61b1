-- What buyers say of goods that came to them: one review of each line of an order.
create table review (
    id         uuid        primary key,
    line_id    uuid        not null unique,
    order_id   uuid        not null,
    product_id uuid        not null,
    author_id  uuid        not null,
    options    text        not null,
    stars      int         not null check (stars between 1 and 5),
    text       text        not null,
    pictures   jsonb       not null,
    anonymous  boolean     not null,
    -- Staff took it down, or have to look at it first: nobody but its author sees it.
    hidden     boolean     not null,
    version    int         not null default 1,
    at         timestamptz not null,
    edited_at  timestamptz,
    reply      text,
    replied_at timestamptz,
    check ((reply is null) = (replied_at is null))
);
create index review_of_product on review (product_id, id desc);
create index review_of_author on review (author_id, id desc);
create index review_of_order on review (order_id);
create index review_hidden on review (id desc) where hidden;

-- What a review said before it was edited.
create table review_version (
    review_id uuid        not null references review on delete cascade,
    version   int         not null,
    stars     int         not null,
    text      text        not null,
    pictures  jsonb       not null,
    until     timestamptz not null,
    primary key (review_id, version)
);

-- The reviews of a product that are seen, counted in the statement that writes, edits, hides or shows one.
create table rating (
    product_id uuid primary key,
    reviews    int  not null check (reviews >= 0),
    stars      int  not null,
    low        int  not null check (low between 0 and reviews),
    pictured   int  not null check (pictured between 0 and reviews),
    check (stars between reviews and 5 * reviews)
);
