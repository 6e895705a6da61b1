-- What a supplier gave of the line by its own coupon: owed_minor is what is left of the purchase price.
alter table settlements add column coupon_minor bigint not null default 0;
alter table settlements add constraint settlements_coupon_within_purchase
    check (coupon_minor between 0 and purchase_minor - owed_minor);
