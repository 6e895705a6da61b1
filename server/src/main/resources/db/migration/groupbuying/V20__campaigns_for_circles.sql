-- A campaign may be for the members of one circle alone: they see it, open its groups and join them, and nobody else does. A
-- product can be offered to everybody and to some circles at once, once to each.
alter table campaigns add column circle_id uuid;

drop index campaigns_once_a_product;
create unique index campaigns_once_a_product on campaigns (product_id, circle_id) nulls not distinct
    where state = 'PUBLISHED';
create index campaigns_of_circle on campaigns (circle_id, id) where circle_id is not null and state = 'PUBLISHED';
