-- What a provider's bill of a day says of our numbers, as it was read last.
create table bill_row (
    provider        text   not null,
    kind            text   not null check (kind in ('CHARGE', 'REFUND')),
    number          text   not null,
    day             date   not null,
    provider_number text,
    amount_minor    bigint not null,
    currency        text   not null check (length(currency) = 3),
    state           text   not null check (state in ('DONE', 'RUNNING', 'FAILED')),
    primary key (provider, kind, number)
);
create index bill_row_by_day on bill_row (provider, day);

-- A number as an id of ours, where it can be one.
create function id_or_null(number text) returns uuid language sql immutable as $$
    select case when number ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then number::uuid end
$$;

-- An id in the order of time, as the application makes them: milliseconds, a version, a variant, and chance.
create function id_at(at timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
            || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
$$;

-- Each day that was compared with its bill.
create table reconciliation (
    id             uuid primary key,
    provider       text        not null,
    day            date        not null,
    at             timestamptz not null,
    charges        int         not null,
    charged_minor  bigint      not null,
    refunds        int         not null,
    refunded_minor bigint      not null,
    differences    int         not null,
    unique (provider, day)
);

-- What didn't fit. An open one goes away by itself when a later look finds that it fits; a resolved one stays.
create table bill_difference (
    id                  uuid primary key,
    provider            text        not null,
    day                 date        not null,
    kind                text        not null check (kind in ('CHARGE', 'REFUND')),
    number              text        not null,
    what                text        not null
                        check (what in ('OURS_MISSING', 'THEIRS_MISSING', 'AMOUNT_DIFFERS', 'STATE_DIFFERS')),
    order_number        text,
    currency            text        not null,
    our_amount_minor    bigint,
    our_state           text,
    their_amount_minor  bigint,
    their_state         text,
    found_at            timestamptz not null,
    resolved_at         timestamptz,
    resolved_by         uuid,
    reason              text,
    unique (provider, kind, number, what),
    constraint bill_difference_resolved_by_somebody
        check ((resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (reason is null))
);
create index bill_difference_open on bill_difference (id) where resolved_at is null;
create index bill_difference_by_day on bill_difference (provider, day);
create index charge_by_paid_at on charge (provider, paid_at) where paid_at is not null;
