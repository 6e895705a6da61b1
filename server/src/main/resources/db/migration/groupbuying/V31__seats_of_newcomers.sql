-- A seat that its owner joined as a newcomer: with it they are none any more, so a person and a browser have one at a time,
-- in whichever campaign. Those taken before this was asked don't count.
alter table seats add column newcomer boolean not null default false;
create unique index seats_once_a_newcomer on seats (owner_id) where newcomer and state <> 'BACK';
create unique index seats_once_a_newcomers_browser on seats (visitor_id) where newcomer and state <> 'BACK';
