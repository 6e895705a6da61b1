-- Staff took it down, or have to look at it first: nobody but who planned it sees it, and nobody comes or stays away.
alter table event
    add column hidden boolean not null default false,
    add constraint hidden_event_has_its_planner check (not hidden or planned_by is not null);
