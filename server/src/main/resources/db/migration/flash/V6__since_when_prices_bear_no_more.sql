-- Since when the price doesn't bear any more what the goods cost; nothing where it does.
alter table offers add column below_since timestamptz;
