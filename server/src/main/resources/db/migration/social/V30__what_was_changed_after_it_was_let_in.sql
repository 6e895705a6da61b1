-- A case that nobody's report began: what staff had let in says something else now. Its text is what it said before.
alter table moderation_case add column changed boolean not null default false;
