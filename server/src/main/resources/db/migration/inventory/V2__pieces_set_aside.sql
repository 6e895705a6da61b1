-- Pieces set aside for a purpose (a campaign) are a reservation of their own, which may be down to nothing; orders take
-- from it instead of from the stock, and what they give back goes back to it while it stands.
alter table reservation add column set_aside_by uuid;
alter table reservation drop constraint reservation_quantity_check;
alter table reservation add constraint reservation_quantity_check check (quantity >= 0);
alter table reservation add constraint reservation_of_orders_is_something check (set_aside_by is null or quantity > 0);
