-- Where parcels go.
create table address (
    id          uuid        primary key,
    person_id   uuid        not null references person (id),
    recipient   text        not null,
    phone       text        not null,
    province    text        not null,
    city        text        not null,
    district    text        not null,
    street      text        not null,
    postal_code text,
    preferred   boolean     not null default false,
    created_at  timestamptz not null
);
create index address_by_person on address (person_id, id);
create unique index address_one_preferred on address (person_id) where preferred;

-- Every decision is kept; the newest one of a kind counts.
create table consent (
    person_id uuid        not null references person (id),
    kind      text        not null check (kind in ('TERMS', 'SHOW_PURCHASES', 'MARKETING', 'NAME_TO_PARTNER')),
    at        timestamptz not null,
    granted   boolean     not null,
    primary key (person_id, kind, at)
);
