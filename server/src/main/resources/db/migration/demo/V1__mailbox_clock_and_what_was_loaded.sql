-- Messages that a real market would send to phones.
create table message (
    id    uuid        primary key,
    phone text       not null,
    text  text       not null,
    code  text       not null,
    at    timestamptz not null
);

-- How far the demonstration's clock stands ahead: one row.
create table clock (
    only_row     boolean primary key default true check (only_row),
    ahead_micros bigint  not null check (ahead_micros >= 0)
);
insert into clock (ahead_micros) values (0);

-- What was loaded into this database, once.
create table loaded (
    what text        primary key,
    at    timestamptz not null
);
