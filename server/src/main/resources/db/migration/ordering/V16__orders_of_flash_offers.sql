-- An order may be placed out of the pieces of a flash offer, to which they go back when it ends unpaid or is cancelled.
alter table orders add column flash_offer_id uuid;
alter table orders add constraint orders_of_one_kind_of_offer check (flash_offer_id is null or group_id is null);

-- A line may cost less than it would otherwise without an offer of a circle standing behind it.
do $$
declare
    named text;
begin
    select conname into strict named from pg_constraint
    where conrelid = 'order_lines'::regclass
      and pg_get_constraintdef(oid) like '%offer_id IS NULL) = (list_price_minor IS NULL)%';
    execute format('alter table order_lines drop constraint %I', named);
end $$;
alter table order_lines add constraint order_lines_offers_have_a_list_price
    check (offer_id is null or list_price_minor is not null);
