-- Who asked; for what was asked before this was known, the circle's host answers. Nothing: they left the market.
alter table poll add column asked_by uuid;
update poll p set asked_by = (select m.person_id from member m where m.circle_id = p.circle_id and m.role = 'HOST');
create index poll_by_asker on poll (asked_by);

-- Staff took it down, or have to look at it first: nobody but who asked sees it, and nobody chooses.
alter table poll
    add column hidden boolean not null default false,
    add constraint hidden_poll_has_its_asker check (not hidden or asked_by is not null);
