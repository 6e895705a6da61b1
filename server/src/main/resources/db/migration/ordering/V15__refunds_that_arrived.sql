-- When the provider said that the money went back. What was asked for before this counted as back at once.
alter table order_refunds add column done_at timestamptz;
update order_refunds set done_at = at where by_hand_at is null;
