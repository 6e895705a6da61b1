-- One attempt to take an order's money through one provider. Its id is the number the provider knows it by.
create table charge (
    id              uuid primary key,
    order_id        uuid        not null,
    order_number    text        not null,
    buyer_id        uuid        not null,
    provider        text        not null,
    amount_minor    bigint      not null check (amount_minor > 0),
    currency        text        not null check (length(currency) = 3),
    state           text        not null check (state in ('OPEN', 'PAID', 'FAILED', 'CLOSED', 'REFUNDED')),
    created_at      timestamptz not null,
    pay_before      timestamptz not null,
    ask_at          timestamptz,
    asked           int         not null default 0,
    provider_number text,
    paid_at         timestamptz,
    refunded_minor  bigint      not null default 0,
    constraint charge_refunds_within_paid check (refunded_minor between 0 and amount_minor),
    constraint charge_paid_when_paid check ((paid_at is not null) = (state in ('PAID', 'REFUNDED'))),
    check (refunded_minor = 0 or paid_at is not null)
) with (fillfactor = 80);
create index charge_by_order on charge (order_id, id);
create unique index charge_open on charge (order_id, provider) where state = 'OPEN';
create index charge_to_ask on charge (ask_at, id) where ask_at is not null;

-- What providers told us, stored before it is answered. A notice about a number we don't know (yet) may come again.
create table notice (
    id              uuid        not null,
    provider        text        not null,
    notice_id       text        not null,
    at              timestamptz not null,
    kind            text        not null,
    number          text        not null,
    amount_minor    bigint      not null,
    currency        text        not null,
    merchant        text        not null,
    order_number    text,
    provider_number text,
    asked           boolean     not null,
    outcome         text        not null check (outcome in ('APPLIED', 'REPEATED', 'MISMATCH', 'UNKNOWN')),
    body            text        not null,
    primary key (id)
);
create unique index notice_once on notice (provider, notice_id) where outcome <> 'UNKNOWN';
create index notice_by_number on notice (number);
create index notice_to_look_at on notice (id) where outcome in ('MISMATCH', 'UNKNOWN');

-- A refund's id is the number the provider knows it by, on every retry.
create table refund (
    id              uuid primary key,
    charge_id       uuid        not null references charge (id),
    order_id        uuid        not null,
    amount_minor    bigint      not null check (amount_minor > 0),
    currency        text        not null,
    reason          text        not null,
    state           text        not null check (state in ('ASKED', 'PROCESSING', 'DONE', 'CLOSED', 'ABNORMAL')),
    asked_at        timestamptz not null,
    send_at         timestamptz,
    attempts        int         not null default 0,
    provider_number text,
    ended_at        timestamptz,
    constraint refund_ended_when_final check ((ended_at is not null) = (state in ('DONE', 'CLOSED')))
);
create index refund_by_charge on refund (charge_id, id);
create index refund_by_order on refund (order_id, id);
create index refund_by_state on refund (state, id);
create index refund_to_send on refund (send_at, id) where send_at is not null;

-- What a partner asked to be paid out. Its number is the one the provider knows it by, on every retry.
create table payout (
    id              uuid primary key,
    number          text        not null unique,
    partner_id      uuid        not null,
    provider        text        not null,
    state           text        not null
                    check (state in ('ASKED', 'APPROVED', 'SENT', 'PAID', 'REJECTED', 'FAILED')),
    amount_minor    bigint      not null check (amount_minor > 0),
    fee_minor       bigint      not null,
    currency        text        not null,
    asked_at        timestamptz not null,
    promised_by     timestamptz not null,
    decided_at      timestamptz,
    decided_by      uuid,
    send_at         timestamptz,
    attempts        int         not null default 0,
    provider_number text,
    paid_at         timestamptz,
    ended_at        timestamptz,
    reason          text,
    constraint payout_fee_within_amount check (fee_minor >= 0 and fee_minor < amount_minor),
    constraint payout_decided check ((decided_at is not null) = (state <> 'ASKED')),
    constraint payout_paid_when_paid check ((paid_at is not null) = (state = 'PAID'))
);
create index payout_by_partner on payout (partner_id, id);
create index payout_by_state on payout (state, id);
create index payout_to_send on payout (send_at, id) where send_at is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'payment.% is append-only', tg_table_name;
end
$$;
create trigger notice_is_append_only before update or delete or truncate on notice
    for each statement execute function refuse_change();
