-- A line that was bought by somebody's offer: which one, and what the goods cost without it at that moment.
alter table order_lines
    add column offer_id uuid,
    add column list_price_minor bigint,
    add check ((offer_id is null) = (list_price_minor is null)),
    add check (list_price_minor >= unit_price_minor);
create index order_lines_of_offer on order_lines (offer_id) where offer_id is not null;
