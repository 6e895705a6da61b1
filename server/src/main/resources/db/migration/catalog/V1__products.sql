create table category (
    id         uuid primary key,
    name       text        not null unique check (length(name) between 1 and 100),
    slug       text        not null unique check (length(slug) between 1 and 100),
    created_at timestamptz not null
);

create table vendor (
    id         uuid primary key,
    name       text        not null unique check (length(name) between 1 and 200),
    created_at timestamptz not null
);

-- Prices from and to are those of its SKUs in force; what search reads is written with the rest of the row.
create table product (
    id                             uuid primary key,
    handle                         text        not null unique check (length(handle) between 1 and 200),
    title                          text        not null check (length(title) between 1 and 255),
    body_html                      text        not null,
    vendor_id                      uuid references vendor,
    category_id                    uuid        not null references category,
    tags                           text[]      not null,
    published                      boolean     not null,
    listed_at                      timestamptz not null,
    commission_budget_basis_points int         not null check (commission_budget_basis_points between 0 and 10000),
    option_names                   text[]      not null check (cardinality(option_names) <= 3),
    price_from_minor               bigint      not null check (price_from_minor > 0),
    price_to_minor                 bigint      not null check (price_to_minor >= price_from_minor),
    currency                       text        not null check (length(currency) = 3),
    search_title                   text        not null,
    search_text                    text        not null,
    grams                          text[]      not null,
    version                        int         not null,
    created_at                     timestamptz not null,
    updated_at                     timestamptz not null
);
create index product_newest on product (listed_at desc, id desc) where published;
create index product_newest_of_category on product (category_id, listed_at desc, id desc) where published;
create index product_by_price on product (price_from_minor, id) where published;
create index product_by_price_of_category on product (category_id, price_from_minor, id) where published;
create index product_by_change on product (updated_at desc, id desc);
create index product_grams on product using gin (grams);

-- A SKU that is no longer offered keeps its row, because orders name it; it has no combination then.
create table sku (
    id                   uuid primary key,
    product_id           uuid   not null references product,
    position             int    not null,
    code                 text check (length(code) between 1 and 100),
    option_values        text[] not null,
    combination          text,
    price_minor          bigint not null check (price_minor between 1 and 100000000),
    price_changed_at     timestamptz,
    purchase_price_minor bigint not null check (purchase_price_minor between 0 and 100000000),
    currency             text   not null check (length(currency) = 3),
    weight_grams         int    not null check (weight_grams between 0 and 1000000),
    imported_quantity    int,
    constraint sku_combination_is_free unique (product_id, combination) deferrable initially deferred
);
create index sku_of_product on sku (product_id, position);

-- Which price was in force from when. Append-only.
create table price_change (
    sku_id      uuid        not null references sku,
    at          timestamptz not null,
    price_minor bigint      not null,
    currency    text        not null,
    primary key (sku_id, at)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;
create trigger price_change_is_append_only before update or delete or truncate on price_change
    for each statement execute function refuse_change();

-- Counts every change of the catalogue, so that what a process keeps in memory can be known to be old.
create table revision (
    one    boolean primary key default true check (one),
    number bigint not null
);
insert into revision (number) values (1);
