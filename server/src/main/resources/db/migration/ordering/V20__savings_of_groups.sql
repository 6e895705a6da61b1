-- An order of a group whose people were so many that the goods became cheaper: its line has the price finally paid, and this
-- is what went back of the price paid at first, before anybody was owed a part of it.
alter table orders add column group_saving_minor bigint not null default 0;
alter table orders add constraint orders_group_saving_of_a_paid_group
    check (group_saving_minor = 0 or (group_saving_minor > 0 and group_id is not null and paid_at is not null));

alter table order_refunds drop constraint order_refunds_reason_check;
alter table order_refunds add constraint order_refunds_reason_check
    check (reason in ('CANCELLED', 'TOO_LATE', 'PAID_TWICE', 'AFTER_SALE', 'GROUP_PRICE'));
drop index order_refunds_whole_once;
create unique index order_refunds_whole_once on order_refunds (order_id, charge_id)
    where reason not in ('AFTER_SALE', 'GROUP_PRICE');
create unique index order_refunds_group_price_once on order_refunds (order_id) where reason = 'GROUP_PRICE';
