-- A provider may want the person to confirm before it pays, and may end a payout that nobody confirmed.
alter table payout drop constraint payout_state_check;
alter table payout add constraint payout_state_check check (state in (
    'ASKED', 'APPROVED', 'SENT', 'TO_CONFIRM', 'PAID', 'REJECTED', 'FAILED', 'CANCELLED', 'EXPIRED'));

-- What the provider's app asks for when the person confirms, and until when it takes it.
alter table payout add column confirmation text, add column confirm_before timestamptz;
alter table payout add constraint payout_confirmation_has_its_end
    check ((confirmation is null) = (confirm_before is null));
alter table payout add constraint payout_to_confirm_says_how
    check (state <> 'TO_CONFIRM' or confirmation is not null);

-- What a notice says beside its numbers: why something failed, or how it is confirmed.
alter table notice add column detail text;
