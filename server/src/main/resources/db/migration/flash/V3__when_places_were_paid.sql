-- When the order of a place was paid, also where its money went back later. Of those from before nobody knows.
alter table places add column paid_at timestamptz;
