-- Staff took it down, or have to look at it first: nobody but its author sees it, and nobody joins in.
alter table need
    add column hidden boolean not null default false,
    add constraint hidden_need_has_its_author check (not hidden or author_id is not null);
