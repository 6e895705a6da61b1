-- Under which terms payouts are made from a day on. A change is a further row.
create table payout_rule (
    effective_from             date   primary key,
    minimum_minor              bigint not null check (minimum_minor > 0),
    fee_minor                  bigint not null check (fee_minor >= 0),
    promised_working_days      int    not null check (promised_working_days between 1 and 60),
    second_approval_above_minor bigint not null check (second_approval_above_minor >= 0),
    month_cap_minor            bigint not null check (month_cap_minor >= minimum_minor),
    currency                   text   not null check (length(currency) = 3),
    check (fee_minor < minimum_minor)
);
insert into payout_rule (effective_from, minimum_minor, fee_minor, promised_working_days, second_approval_above_minor,
                         month_cap_minor, currency)
values ('2020-01-01', 100, 10, 3, 50000, 5000000, 'CNY');

-- Until the decision to pay, tax_minor is what is expected; from then on it is what is withheld. Where two approvals are
-- needed they come from two people, neither of whom is paid; what was decided before stays as it was.
alter table payout
    add column tax_minor         bigint   not null default 0 check (tax_minor >= 0),
    add column approvals_needed  smallint not null default 1 check (approvals_needed in (1, 2)),
    add column first_approved_by uuid,
    add column first_approved_at timestamptz,
    add constraint payout_leaves_something check (fee_minor + tax_minor < amount_minor),
    add constraint payout_approved_by_two check (
        state in ('ASKED', 'REJECTED') or approvals_needed = 1
        or (first_approved_by is not null and decided_by is not null and first_approved_by <> decided_by)),
    add constraint payout_approved_by_others check (
        state = 'REJECTED' or (coalesce(decided_by <> partner_id, true) and coalesce(first_approved_by <> partner_id, true)))
        not valid;

-- A keyed hash of the account at the provider that paid, was paid, or is somebody's own.
alter table charge add column account_hash bytea;
alter table payout add column account_hash bytea;
alter table payer_account add column account_hash bytea;
create index charge_by_account on charge (account_hash, buyer_id) where account_hash is not null;
create index payout_by_account on payout (account_hash, partner_id) where account_hash is not null;
