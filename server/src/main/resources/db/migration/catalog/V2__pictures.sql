-- A picture somebody uploaded. Its files are named by the hash of what was uploaded, so equal pictures share them.
create table media (
    id           uuid primary key,
    uploaded_by  uuid        not null,
    content_hash text        not null check (content_hash ~ '^[0-9a-f]{32}$'),
    width        int         not null check (width > 0),
    height       int         not null check (height > 0),
    created_at   timestamptz not null
);
create index media_of_person on media (uploaded_by, created_at);

create table product_picture (
    product_id uuid not null references product,
    media_id   uuid not null references media,
    position   int  not null,
    alt        text not null check (length(alt) <= 500),
    primary key (product_id, media_id)
);
create index product_picture_in_order on product_picture (product_id, position);

-- Where an imported product's pictures lie elsewhere. They are written down, never fetched.
create table picture_source (
    product_id uuid not null references product,
    position   int  not null,
    url        text not null check (length(url) <= 2000),
    alt        text not null check (length(alt) <= 500),
    primary key (product_id, position)
);
