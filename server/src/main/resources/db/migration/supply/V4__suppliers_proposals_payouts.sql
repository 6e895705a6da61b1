-- Who supplies goods, with what the law asks the market to know and to look at again. The id is the catalogue's vendor's.
create table suppliers (
    id               uuid        primary key,
    name             text        not null unique check (length(name) between 1 and 100),
    state            text        not null check (state in ('ACTIVE', 'SUSPENDED')),
    suspended_reason text        check (length(suspended_reason) <= 200),
    contact_name     text        not null check (length(contact_name) between 1 and 100),
    contact_phone    text        not null check (length(contact_phone) between 1 and 32),
    legal_name       text        not null check (length(legal_name) between 1 and 200),
    licence_number   text        not null check (length(licence_number) between 1 and 64),
    bank_name        text        check (length(bank_name) <= 100),
    bank_account     text        check (length(bank_account) <= 64),
    verified_at      timestamptz,
    verified_by      uuid,
    verify_again_on  date,
    filed_at         timestamptz,
    created_at       timestamptz not null,
    version          int         not null default 1,
    check ((state = 'SUSPENDED') = (suspended_reason is not null)),
    check ((verified_at is null) = (verified_by is null)),
    check ((verified_at is null) = (verify_again_on is null)),
    check (filed_at is null or verified_at is not null)
);

-- What a supplier wants to sell, or to change of what it sells. Nothing of it is on sale before it is approved.
create table proposals (
    id              uuid        primary key,
    vendor_id       uuid        not null references suppliers,
    product_id      uuid,
    product_version int,
    title           text        not null,
    content         jsonb       not null,
    state           text        not null check (state in ('WAITING', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
    proposed_by     uuid        not null,
    proposed_at     timestamptz not null,
    decided_by      uuid,
    decided_at      timestamptz,
    reason          text        check (length(reason) <= 500),
    check ((state = 'WAITING') = (decided_at is null)),
    check ((state = 'DECLINED') = (reason is not null)),
    check (state <> 'APPROVED' or product_id is not null)
);
create unique index proposals_one_open_of_product on proposals (product_id) where state = 'WAITING';
create index proposals_of_vendor on proposals (vendor_id, id);
create index proposals_in_state on proposals (state, id);

-- Money that the market pays a supplier by bank transfer: set aside, looked at by a second member of staff where it is
-- much, transferred, or given back.
create table payouts (
    id           uuid        primary key,
    number       text        not null unique,
    vendor_id    uuid        not null references suppliers,
    amount_minor bigint      not null check (amount_minor > 0),
    currency     char(3)     not null,
    state        text        not null check (state in ('WAITING', 'APPROVED', 'PAID', 'REJECTED', 'FAILED')),
    bank_name    text,
    bank_account text,
    prepared_by  uuid        not null,
    prepared_at  timestamptz not null,
    approved_by  uuid,
    approved_at  timestamptz,
    ended_by     uuid,
    ended_at     timestamptz,
    reference    text        check (length(reference) <= 100),
    reason       text        check (length(reason) <= 200),
    check (state <> 'WAITING' or approved_at is null),
    check ((state in ('PAID', 'REJECTED', 'FAILED')) = (ended_at is not null)),
    check ((state = 'PAID') = (reference is not null)),
    check ((state in ('REJECTED', 'FAILED')) = (reason is not null)),
    constraint payouts_two_people check (approved_by is null or approved_by <> prepared_by)
);
create index payouts_of_vendor on payouts (vendor_id, id);
create index payouts_in_state on payouts (state, id);

-- What was taken back before each taking had a row of its own: all of it, when the order was cancelled. Its id begins with
-- that time, as all ids do.
insert into reversals (id, accrual_id, vendor_id, amount_minor, debt_minor, currency, reason, cause_id, at)
select cast(lpad(to_hex(floor(extract(epoch from s.reversed_at) * 1000)::bigint), 12, '0')
            || '7' || left(md5(s.accrual_id::text), 3) || '8' || right(md5(s.accrual_id::text), 15) as uuid),
       s.accrual_id, s.vendor_id, s.owed_minor, 0, s.currency, 'ORDER_CANCELLED', s.order_id, s.reversed_at
from settlements s
where s.state = 'REVERSED' and s.owed_minor > 0
  and not exists (select from reversals r where r.accrual_id = s.accrual_id);
