-- The books of the sandbox, a company of its own: nothing of the market's is here but what merchants told it.
create table charge (
    number         text primary key,
    merchant       text        not null,
    order_number   text        not null,
    amount_minor   bigint      not null check (amount_minor >= 0),
    currency       text        not null,
    state          text        not null check (state in ('PAID', 'REFUSED', 'CLOSED')),
    sandbox_number text        not null,
    ended_at       timestamptz not null
);

create table refund (
    number         text primary key,
    merchant       text        not null,
    charge_number  text        not null,
    amount_minor   bigint      not null check (amount_minor > 0),
    currency       text        not null,
    state          text        not null check (state in ('DONE', 'CLOSED')),
    sandbox_number text        not null,
    asked_at       timestamptz not null
);
create index refund_by_charge on refund (charge_number);

create table payout (
    number         text primary key,
    merchant       text        not null,
    payee          text        not null,
    amount_minor   bigint      not null check (amount_minor > 0),
    currency       text        not null,
    state          text        not null check (state in ('PAID', 'FAILED')),
    sandbox_number text        not null,
    asked_at       timestamptz not null
);

-- Notices on their way to merchants. One notice may be several rows, where a fault doubles or forges it.
create table notice (
    id        uuid primary key,
    merchant  text        not null,
    body      text        not null,
    forged    boolean     not null,
    state     text        not null check (state in ('WAITING', 'DELIVERED', 'REFUSED', 'LOST', 'GIVEN_UP')),
    attempts  int         not null default 0,
    due_at    timestamptz not null,
    last_answer text
);
create index notice_due on notice (due_at, id) where state = 'WAITING';

-- What is wrong with the sandbox today.
create table faults (
    only_row      boolean primary key default true check (only_row),
    double        boolean not null,
    delay_seconds int     not null check (delay_seconds between 0 and 86400),
    reorder       boolean not null,
    lose          boolean not null,
    forge         boolean not null,
    refuse        boolean not null
);
insert into faults (double, delay_seconds, reorder, lose, forge, refuse) values (false, 0, false, false, false, false);
