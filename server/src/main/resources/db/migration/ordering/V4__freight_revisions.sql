-- Counts the changes of a zone, so that of two who edit it at once the second is told.
alter table freight_zones add column revision int not null default 1 check (revision > 0);
