-- What somebody wants, and who else does. How many moves with their rows alone.
create table need (
    id        uuid        primary key,
    circle_id uuid        not null references circle,
    author_id uuid,
    words     text        not null check (length(words) between 1 and 300),
    state     text        not null check (state in ('OPEN', 'OFFERED', 'CLOSED')),
    votes     int         not null default 0 check (votes >= 0),
    at        timestamptz not null
);
create index need_of_circle on need (circle_id, id desc);
create index need_by_author on need (author_id);

create table need_vote (
    need_id   uuid        not null references need on delete cascade,
    person_id uuid        not null,
    at        timestamptz not null,
    primary key (need_id, person_id)
);
create index need_vote_of_person on need_vote (person_id);

-- A price for a circle's members, for a time. What the goods cost everybody when it was made stands beside it.
create table offer (
    id               uuid        primary key,
    circle_id        uuid        not null references circle,
    need_id          uuid        not null unique references need,
    product_id       uuid        not null,
    sku_id           uuid        not null,
    price_minor      bigint      not null check (price_minor > 0),
    list_price_minor bigint      not null,
    currency         text        not null,
    starts_at        timestamptz not null,
    ends_at          timestamptz not null,
    made_at          timestamptz not null,
    check (price_minor < list_price_minor),
    check (ends_at > starts_at)
);
create index offer_of_circle on offer (circle_id, id desc);

-- What members are told: that something they wanted is offered.
create table news (
    person_id uuid        not null,
    id        uuid        not null,
    circle_id uuid        not null references circle,
    offer_id  uuid        not null references offer,
    at        timestamptz not null,
    read_at   timestamptz,
    primary key (person_id, id)
);
create index news_unread on news (person_id) where read_at is null;
