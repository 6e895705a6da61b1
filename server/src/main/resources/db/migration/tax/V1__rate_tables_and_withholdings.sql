-- How labour-service income (劳务报酬) is taxed from a day on: part of it counts as expense, each month of an unbroken run
-- deducts a fixed amount, and what is left is taxed by the brackets.
create table rate_table (
    effective_from        date   primary key,
    expense_basis_points  int    not null check (expense_basis_points between 0 and 10000),
    month_deduction_minor bigint not null check (month_deduction_minor >= 0),
    currency              text   not null check (length(currency) = 3)
);
create table bracket (
    effective_from        date   not null references rate_table (effective_from),
    above_minor           bigint not null check (above_minor >= 0),
    rate_basis_points     int    not null check (rate_basis_points between 0 and 10000),
    quick_deduction_minor bigint not null check (quick_deduction_minor >= 0),
    primary key (effective_from, above_minor)
);

-- Source: 国家税务总局公告2025年第16号 (platforms withhold cumulatively: 20 % expense, 5,000 yuan for each month in a row)
-- with the brackets of 个人所得税预扣率表一 (国家税务总局公告2018年第61号). A later change is a further table.
insert into rate_table (effective_from, expense_basis_points, month_deduction_minor, currency)
values ('2020-01-01', 2000, 500000, 'CNY');
insert into bracket (effective_from, above_minor, rate_basis_points, quick_deduction_minor)
values ('2020-01-01', 0, 300, 0),
       ('2020-01-01', 3600000, 1000, 252000),
       ('2020-01-01', 14400000, 2000, 1692000),
       ('2020-01-01', 30000000, 2500, 3192000),
       ('2020-01-01', 42000000, 3000, 5292000),
       ('2020-01-01', 66000000, 3500, 8592000),
       ('2020-01-01', 96000000, 4500, 18192000);

-- One row for each person who was ever paid: locked while tax is worked out, so that of two payouts at once the second
-- counts the first.
create table person (
    person_id uuid primary key
);

-- What was withheld of each payout, by person and month. A payout that came back is a counter entry of the same month.
create table withholding (
    person_id          uuid        not null references person (person_id),
    sequence           int         not null check (sequence > 0),
    payout_id          uuid        not null,
    kind               text        not null check (kind in ('WITHHELD', 'RETURNED')),
    month              date        not null check (extract(day from month) = 1),
    consecutive_months int         not null check (consecutive_months between 1 and 12),
    gross_minor        bigint      not null,
    tax_minor          bigint      not null,
    fee_minor          bigint      not null,
    net_minor          bigint      not null,
    currency           text        not null check (length(currency) = 3),
    table_from         date        not null references rate_table (effective_from),
    at                 timestamptz not null,
    primary key (person_id, sequence),
    unique (payout_id, kind),
    constraint withholding_adds_up check (gross_minor = net_minor + tax_minor + fee_minor),
    constraint withholding_has_a_sign check (
        (kind = 'WITHHELD' and gross_minor > 0 and tax_minor >= 0 and fee_minor >= 0 and net_minor > 0)
        or (kind = 'RETURNED' and gross_minor < 0 and tax_minor <= 0 and fee_minor <= 0 and net_minor < 0))
);
create index withholding_by_month on withholding (month, person_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'tax.% is append-only', tg_table_name;
end
$$;
create trigger withholding_is_append_only before update or delete or truncate on withholding
    for each statement execute function refuse_change();
create trigger rate_table_is_append_only before update or delete or truncate on rate_table
    for each statement execute function refuse_change();
create trigger bracket_is_append_only before update or delete or truncate on bracket
    for each statement execute function refuse_change();
