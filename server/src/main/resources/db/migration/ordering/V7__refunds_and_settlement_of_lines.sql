-- What came back to the buyer of each line, in pieces and in money; whether something is open about it, which keeps it
-- from settling; and when it settled.
alter table order_lines add column refunded_quantity int not null default 0;
alter table order_lines add column refunded_minor bigint not null default 0;
alter table order_lines add column open_after_sale_id uuid;
alter table order_lines add column settled_at timestamptz;
alter table order_lines add constraint order_lines_refunded_within_net
    check (refunded_minor between 0 and total_minor - discount_minor);
alter table order_lines add constraint order_lines_refunded_within_quantity
    check (refunded_quantity between 0 and quantity);
update order_lines l set settled_at = o.settled_at from orders o where o.id = l.order_id and o.settled_at is not null;

-- Freight that came back, and the part of the goods' price that it came back for.
alter table orders add column freight_refunded_minor bigint not null default 0;
alter table orders add column freight_base_minor bigint not null default 0;
alter table orders add constraint orders_freight_refunded_within_freight
    check (freight_refunded_minor between 0 and freight_minor);
alter table orders add constraint orders_freight_base_within_goods
    check (freight_base_minor between 0 and goods_minor - discount_minor);

-- A whole payment goes back once for each charge; parts of it any number of times.
alter table order_refunds drop constraint order_refunds_order_id_charge_id_key;
alter table order_refunds drop constraint order_refunds_reason_check;
alter table order_refunds add constraint order_refunds_reason_check
    check (reason in ('CANCELLED', 'TOO_LATE', 'PAID_TWICE', 'AFTER_SALE'));
create unique index order_refunds_whole_once on order_refunds (order_id, charge_id) where reason <> 'AFTER_SALE';
