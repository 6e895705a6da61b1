-- Who asked goes with what they asked when they leave.
alter table poll add column asked_by uuid;
create index poll_by_asker on poll (asked_by);
create index event_by_planner on event (planned_by);
