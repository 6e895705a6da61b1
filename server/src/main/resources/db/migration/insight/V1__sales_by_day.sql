-- Figures of a day in the market's time zone, counted from orders as they are paid and cancelled.
create table sales_of_day (
    day            date   primary key,
    orders_paid    bigint not null default 0,
    paid_minor     bigint not null default 0,
    refunded_minor bigint not null default 0
);

-- Which deliveries are counted: the same one may come twice.
create table counted (
    delivery_id uuid primary key,
    at          timestamptz not null
);
create index counted_by_age on counted (at);
