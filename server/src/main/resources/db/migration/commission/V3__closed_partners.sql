-- Partners who closed their accounts: nothing is accrued for them any more.
create table closed_partner (
    partner_id uuid        primary key,
    at         timestamptz not null
);
