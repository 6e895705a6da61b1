-- Whose proposal became the campaign; nobody's where staff made it by themselves.
alter table campaigns add column proposed_by uuid;
