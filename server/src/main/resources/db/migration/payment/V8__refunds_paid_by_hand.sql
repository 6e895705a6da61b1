-- A refund that no provider can make is paid by hand: taken out of what can be sent, approved by a second person above the
-- limit, and ended with a proof of the transfer. Taken back, it waits to be sent as before.
alter table refund
    add column by_hand_by          uuid,
    add column by_hand_at          timestamptz,
    add column by_hand_reason      text,
    add column by_hand_approvals   int check (by_hand_approvals in (1, 2)),
    add column by_hand_approved_by uuid,
    add column by_hand_approved_at timestamptz,
    add column by_hand_paid_by     uuid,
    add column by_hand_proof       text;
alter table refund drop constraint refund_state_check;
alter table refund add constraint refund_state_check
    check (state in ('ASKED', 'PROCESSING', 'DONE', 'CLOSED', 'ABNORMAL', 'WAITING', 'BY_HAND', 'PAID_BY_HAND'));
alter table refund drop constraint refund_ended_when_final;
alter table refund add constraint refund_ended_when_final
    check ((ended_at is not null) = (state in ('DONE', 'CLOSED', 'PAID_BY_HAND')));
alter table refund drop constraint refund_waits_instead_of_another;
alter table refund add constraint refund_waits_instead_of_another
    check (state not in ('WAITING', 'BY_HAND', 'PAID_BY_HAND') or instead_of is not null);
alter table refund drop constraint refund_waits_unsent;
alter table refund add constraint refund_waits_unsent
    check (state not in ('WAITING', 'BY_HAND', 'PAID_BY_HAND') or send_at is null and attempts = 0);
alter table refund add constraint refund_in_somebodys_hand
    check ((state in ('BY_HAND', 'PAID_BY_HAND')) = (by_hand_by is not null)
        and num_nulls(by_hand_by, by_hand_at, by_hand_reason, by_hand_approvals) in (0, 4));
alter table refund add constraint refund_by_hand_approved_by_another check (by_hand_approved_by <> by_hand_by);
alter table refund add constraint refund_paid_by_hand_with_proof
    check ((state = 'PAID_BY_HAND') = (by_hand_proof is not null)
        and (state = 'PAID_BY_HAND') = (by_hand_paid_by is not null)
        and (state <> 'PAID_BY_HAND' or by_hand_approvals = 1 or by_hand_approved_by is not null));
create index refund_by_hand on refund (charge_id) where by_hand_by is not null;
