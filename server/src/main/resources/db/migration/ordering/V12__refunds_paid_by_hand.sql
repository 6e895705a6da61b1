-- When money that could not go back the way it came was given to the buyer by hand.
alter table order_refunds add column by_hand_at timestamptz;
