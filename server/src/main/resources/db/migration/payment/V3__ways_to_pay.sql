-- The way in which a buyer pays through a provider. One that has to be told of the charge first leaves what it answered.
alter table charge add column way text not null default 'CASHIER';
alter table charge add column prepared text;
alter table charge add column prepared_at timestamptz;
alter table charge add constraint charge_way_check check (way in ('CASHIER', 'QR_CODE', 'H5', 'JSAPI'));
alter table charge add constraint charge_prepared_at_a_time check ((prepared is null) = (prepared_at is null));

-- Each way has a number of its own at the provider, so each may be open beside the others.
drop index charge_open;
create unique index charge_open on charge (order_id, provider, way) where state = 'OPEN';

-- Who a person is to a provider, by its own word.
create table payer_account (
    person_id uuid        not null,
    provider  text        not null,
    account   text        not null check (length(account) between 1 and 128),
    at        timestamptz not null,
    primary key (person_id, provider)
);
create index payer_account_by_account on payer_account (provider, account);
