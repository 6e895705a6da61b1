-- Facts of ordering, copied: which lines a partner sold to whom, from which their figures are counted. What went back is
-- written beside them, for facts may arrive in any order. Nothing here can be written but by an order.
create table partner_sale (
    line_id    uuid        primary key,
    order_id   uuid        not null,
    partner_id uuid        not null,
    -- After the buyer left, an id that is nobody's, the same for all that they bought.
    buyer_id   uuid        not null,
    at         timestamptz not null
);
create index partner_sale_of_partner on partner_sale (partner_id, buyer_id);
create index partner_sale_of_buyer on partner_sale (buyer_id);

-- An order that was called off before anything was shipped, or a line of which money went back, by its id.
create table sale_undone (
    id uuid        primary key,
    at timestamptz not null
);
