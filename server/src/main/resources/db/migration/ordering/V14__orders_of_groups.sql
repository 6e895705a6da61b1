-- An order may be placed for a seat in a group: paid, it gathers (the money is held, and nobody is owed a part of it)
-- until the group is full, and only then is it sold.
alter table orders add column group_campaign_id uuid;
alter table orders add column group_id uuid;
alter table orders add column group_code text;
alter table orders add column reseated_at timestamptz;
alter table orders add column sold_at timestamptz;
update orders set sold_at = paid_at;

alter table orders drop constraint orders_state_check;
alter table orders add constraint orders_state_check check (state in
    ('PLACED', 'GATHERING', 'PAID', 'SHIPPED', 'RECEIVED', 'SETTLED', 'CANCELLED', 'EXPIRED'));
alter table orders add constraint orders_group_whole
    check ((group_id is null) = (group_code is null) and (group_id is null) = (group_campaign_id is null));
alter table orders add constraint orders_gathering_are_paid_for_a_group
    check (state <> 'GATHERING' or (group_id is not null and paid_at is not null and sold_at is null));
alter table orders add constraint orders_sold_are_paid check (sold_at is null or paid_at is not null);
alter table orders add constraint orders_paid_are_sold
    check (state not in ('PAID', 'SHIPPED', 'RECEIVED', 'SETTLED') or sold_at is not null);
create index orders_gathering on orders (group_id, id) where state = 'GATHERING';
