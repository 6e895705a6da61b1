-- A closed account keeps its id, for figures that have to stay, and nothing that says whose it was.
alter table person alter column phone drop not null;
alter table person add column closed_at timestamptz;
alter table person add constraint person_closed_without_phone check ((phone is null) = (closed_at is not null));
