-- How much of the line's price is back with the buyer. What is taken back of the amount is the same part, rounded down:
-- parts together are the whole.
alter table accrual add column refunded_minor bigint not null default 0;
alter table accrual add constraint accrual_refunded_within_base check (refunded_minor between 0 and base_minor);

-- What made a reversal: the refund of a line, where it was one.
alter table reversal add column refund_id uuid;
alter table reversal add column after_sale_id uuid;
-- One refund takes back of one accrual once.
create unique index reversal_of_refund on reversal (accrual_id, refund_id) where refund_id is not null;

-- How a partner's debt grew and shrank: it grows by what a reversal took that the partner no longer had, and shrinks by
-- what a release, or money that came back from a payout, paid of it. The sum is what is owed. Append-only.
create table debt_change (
    id           uuid        primary key,
    partner_id   uuid        not null,
    amount_minor bigint      not null check (amount_minor <> 0),
    currency     text        not null,
    why          text        not null check (why in ('TAKEN_BACK', 'PAID_BY_RELEASE', 'PAID_BY_RETURN')),
    accrual_id   uuid        references accrual (id),
    refund_id    uuid,
    at           timestamptz not null,
    check ((why = 'TAKEN_BACK') = (amount_minor > 0)),
    check ((why = 'PAID_BY_RETURN') = (accrual_id is null))
);
create index debt_change_by_partner on debt_change (partner_id, id desc);
create trigger debt_change_is_append_only before update or delete or truncate on debt_change
    for each statement execute function refuse_change();
