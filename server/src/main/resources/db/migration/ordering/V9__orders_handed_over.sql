-- Who packs asks for paid orders and is given each once; what is packed is told back, parcel by parcel. An order of which
-- a parcel is on its way can no longer be cancelled as a whole.
alter table orders add column handed_over_at timestamptz;
alter table orders add column first_parcel_at timestamptz;
update orders set first_parcel_at = shipped_at where shipped_at is not null;
alter table orders add constraint orders_packed_are_paid check (first_parcel_at is null or paid_at is not null);
alter table orders add constraint orders_packed_are_not_cancelled check (first_parcel_at is null or ended_at is null);
alter table orders add constraint orders_shipped_are_packed check (shipped_at is null or first_parcel_at is not null);
create index orders_to_hand_over on orders (id) where state = 'PAID' and handed_over_at is null;

-- What lies in a parcel, as the buyer reads it.
alter table parcels add column contents text[] not null default '{}';

-- How many pieces of a line are on their way, and how many never will be: their money went back first.
alter table order_lines add column shipped_quantity int not null default 0;
alter table order_lines add column called_off_quantity int not null default 0;
update order_lines l set shipped_quantity = quantity
from orders o where o.id = l.order_id and o.shipped_at is not null;
update order_lines l
set called_off_quantity = case when l.refunded_minor = l.total_minor - l.discount_minor then l.quantity
                               else l.refunded_quantity end
from orders o where o.id = l.order_id and o.shipped_at is null and l.refunded_minor > 0;
alter table order_lines add constraint order_lines_shipped_or_called_off_within_quantity
    check (shipped_quantity >= 0 and called_off_quantity >= 0 and shipped_quantity + called_off_quantity <= quantity);
