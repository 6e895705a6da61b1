-- A link may lead to a group; it counts for the group's product as a link to the product does.
alter table share_link drop constraint share_link_target_kind_check;
alter table share_link add constraint share_link_target_kind_check
    check (target_kind in ('PRODUCT', 'SHOP', 'MARKET', 'GROUP'));
alter table share_link add column product_id uuid;
alter table share_link add constraint share_link_groups_have_a_product
    check ((target_kind = 'GROUP') = (product_id is not null));
alter table touch add column product_id uuid;
