-- For what was asked before it was known who did, the circle's host answers.
update poll p set asked_by = (select m.person_id from member m where m.circle_id = p.circle_id and m.role = 'HOST')
where p.asked_by is null;

-- Staff took it down, or have to look at it first: nobody but who asked sees it, and nobody chooses.
alter table poll
    add column hidden boolean not null default false,
    add constraint hidden_poll_has_its_asker check (not hidden or asked_by is not null);
