-- What a provider won't refund stays the buyer's: in place of the closed refund stands another one, with a number of its
-- own, that keeps the money held and is sent when staff say so.
alter table refund add column instead_of uuid unique references refund (id);
alter table refund drop constraint refund_state_check;
alter table refund add constraint refund_state_check
    check (state in ('ASKED', 'PROCESSING', 'DONE', 'CLOSED', 'ABNORMAL', 'WAITING'));
alter table refund add constraint refund_waits_instead_of_another check (state <> 'WAITING' or instead_of is not null);
alter table refund add constraint refund_waits_unsent check (state <> 'WAITING' or send_at is null);
