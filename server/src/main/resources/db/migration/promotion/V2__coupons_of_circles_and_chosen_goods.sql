-- A coupon may be for chosen products or categories alone, and claimed by the members of one circle alone.
alter table coupons add column product_ids uuid[] not null default '{}';
alter table coupons add column category_ids uuid[] not null default '{}';
alter table coupons add column circle_id uuid;
alter table coupons drop constraint coupons_audience_check;
alter table coupons add constraint coupons_audience_check
    check (audience in ('EVERYONE', 'NEWCOMERS', 'CUSTOMERS', 'CIRCLE'));
alter table coupons add constraint coupons_circle_is_named check ((audience = 'CIRCLE') = (circle_id is not null));
alter table coupons add constraint coupons_chosen_goods_are_few
    check (cardinality(product_ids) <= 50 and cardinality(category_ids) <= 20);
alter table coupons add constraint coupons_delivery_is_for_all_goods
    check (kind <> 'FREE_FREIGHT' or cardinality(product_ids) + cardinality(category_ids) = 0);
