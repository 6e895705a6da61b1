-- What the market adds to a line when it is sold, so that its supplier has the purchase price: an offer stands for who is in it, though
-- the goods cost more by then than its price bears. Together with what coupons took off at the market's cost it is what the market bears.
alter table order_lines add column borne_minor bigint not null default 0 check (borne_minor >= 0);
alter table order_lines add column market_minor bigint not null
    generated always as (discount_minor - supplier_coupon_minor + borne_minor) stored;
