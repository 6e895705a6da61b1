-- Whether somebody chose the name that they have; the market gives one to who has none. Of those from before nobody knows,
-- so they count as chosen.
alter table person add column nickname_chosen boolean not null default true;
