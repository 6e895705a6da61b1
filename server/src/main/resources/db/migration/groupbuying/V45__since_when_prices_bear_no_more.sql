-- Since when the prices don't bear any more what the goods cost; nothing where they do.
alter table campaigns add column below_since timestamptz;
