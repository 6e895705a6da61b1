-- A partner's reward for one order, held for stated reasons until a person decides. The partner may say something to it
-- once, and reads the reason of the decision.
create table hold (
    id              uuid        primary key,
    order_id        uuid        not null,
    order_number    text        not null,
    partner_id      uuid        not null,
    state           text        not null check (state in ('HELD', 'LIFTED', 'CONFIRMED')),
    reasons         text[]      not null check (cardinality(reasons) > 0),
    raised_at       timestamptz not null,
    appeal          text        check (length(appeal) between 1 and 1000),
    appealed_at     timestamptz,
    decided_at      timestamptz,
    decided_by      uuid,
    decision_reason text        check (length(decision_reason) between 1 and 200),
    unique (order_id, partner_id),
    check ((appeal is null) = (appealed_at is null)),
    check ((state = 'HELD') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null)),
    check ((decided_at is null) = (decision_reason is null))
);
create index hold_to_decide on hold (id desc) where state = 'HELD';

-- Held commission stays pending past the end of the return window; that it has passed is kept, so that lifting the hold
-- releases it at once.
alter table accrual add column held boolean not null default false;
alter table accrual add column settled_at timestamptz;
alter table accrual add constraint accrual_is_not_released_while_held check (not held or state <> 'RELEASED');
alter table reversal drop constraint if exists reversal_reason;
alter table reversal add constraint reversal_reason
    check (reason in ('ORDER_CANCELLED', 'LINE_REFUNDED', 'HOLD_CONFIRMED'));
