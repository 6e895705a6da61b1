-- An order of several suppliers comes in several parcels: each is received for itself, and a line's return window begins
-- once all of its pieces that are not called off have come. What lies in a parcel by line; an older parcel does not say, and
-- its lines are received with their order.
create table parcel_pieces (
    order_id  uuid not null,
    parcel_id uuid not null,
    line_id   uuid not null,
    quantity  int  not null check (quantity > 0),
    primary key (order_id, parcel_id, line_id),
    foreign key (order_id, parcel_id) references parcels (order_id, id)
);
alter table parcels add column received_at timestamptz;
update parcels p set received_at = o.received_at from orders o where o.id = p.order_id and o.received_at is not null;
create index parcels_to_receive on parcels (shipped_at) where received_at is null;

alter table order_lines add column received_at timestamptz;
alter table order_lines add column returns_until timestamptz;
update order_lines l set received_at = o.received_at, returns_until = o.returns_until
from orders o where o.id = l.order_id and o.received_at is not null;
alter table order_lines add constraint order_lines_received_have_a_window
    check ((received_at is null) = (returns_until is null));
alter table order_lines add constraint order_lines_settle_once_received check (settled_at is null or received_at is not null);
create index order_lines_to_settle on order_lines (returns_until)
    where settled_at is null and open_after_sale_id is null and returns_until is not null;
drop index orders_to_settle;
