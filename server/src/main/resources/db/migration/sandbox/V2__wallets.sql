-- The wallet a charge was paid from.
alter table charge add column wallet text;
