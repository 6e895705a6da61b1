-- Staff took it down: nobody finds it or comes in; who is in it stays in it, and its host may appeal.
alter table circle add column taken_down boolean not null default false;
