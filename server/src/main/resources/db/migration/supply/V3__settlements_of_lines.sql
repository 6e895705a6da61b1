-- What a supplier is owed is owed for each line, so that a line's refund touches its own supplier's part alone. Rows from
-- before stand for all lines of their order and have no line. refunded_minor is how much of the line's price is back with
-- the buyer, reversed_minor how much of what was owed came back with it: the same proportion, rounded down.
alter table settlements drop constraint settlements_pkey;
alter table settlements add primary key (accrual_id);
alter table settlements add column line_id uuid;
alter table settlements add column reversed_minor bigint not null default 0;
alter table settlements add constraint settlements_reversed_within_owed check (reversed_minor between 0 and owed_minor);
create unique index settlements_of_line on settlements (line_id);
create index settlements_of_order on settlements (order_id);
-- What was available may be taken back and stays dated.
alter table settlements drop constraint settlements_check1;
alter table settlements add constraint settlements_available_dated
    check ((state = 'AVAILABLE') <= (available_at is not null));

-- What was taken back of a settlement, and how much of it the supplier no longer had. Append-only.
create table reversals (
    id           uuid        primary key,
    accrual_id   uuid        not null references settlements (accrual_id),
    vendor_id    uuid        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    debt_minor   bigint      not null check (debt_minor between 0 and amount_minor),
    currency     char(3)     not null,
    reason       text        not null check (reason in ('ORDER_CANCELLED', 'LINE_REFUNDED')),
    cause_id     uuid        not null,
    at           timestamptz not null
);
create index reversals_of_vendor on reversals (vendor_id, id);
create index reversals_of_accrual on reversals (accrual_id, id);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'supply.% is append-only', tg_table_name;
end
$$;
create trigger reversals_are_append_only before update or delete or truncate on reversals
    for each statement execute function refuse_change();
