-- What a supplier's own coupon took off a sale is an entry of its own beside it. Of sales before, its id is made of the sale's,
-- so that both stand together.
alter table settlements add column coupon_entry_id uuid;
update settlements
set coupon_entry_id = cast(overlay(cast(accrual_id as text)
                           placing substr(md5(cast(accrual_id as text)), 1, 12) from 25) as uuid)
where coupon_minor > 0;
alter table settlements add constraint settlements_coupon_is_an_entry
    check ((coupon_minor > 0) = (coupon_entry_id is not null));
create index settlements_coupons_in_order on settlements (vendor_id, coupon_entry_id) where coupon_entry_id is not null;
