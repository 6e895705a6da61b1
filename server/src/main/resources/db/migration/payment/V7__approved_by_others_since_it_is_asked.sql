-- The rule that nobody approves a payout to themselves did not stand from the beginning. A check that is NOT VALID passes
-- over old rows, but refuses their next change: such a payout could never be paid or come back. Those rows are marked,
-- once and here alone; every other row is held to the rule.
alter table payout drop constraint payout_approved_by_others;
alter table payout add column approved_before_the_rule boolean not null default false;
update payout set approved_before_the_rule = true
where state <> 'REJECTED' and (decided_by = partner_id or first_approved_by = partner_id);
alter table payout add constraint payout_approved_by_others check (
    approved_before_the_rule or state = 'REJECTED'
    or (coalesce(decided_by <> partner_id, true) and coalesce(first_approved_by <> partner_id, true)));
