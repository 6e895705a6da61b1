-- A binding also ends when one of the two closes their account; then nobody owns the customer.
alter table binding drop constraint binding_decided_by_check;
alter table binding add constraint binding_decided_by_check
    check (decided_by in ('SIGN_UP', 'FIRST_PURCHASE', 'STAFF', 'ACCOUNT_CLOSED'));
alter table binding drop constraint binding_check1;
alter table binding add constraint binding_without_partner_by_decision
    check (partner_id is not null or decided_by in ('STAFF', 'ACCOUNT_CLOSED'));
