-- Somebody who works for a supplier signs in to the console for that one supplier, and is no member of staff.
alter table person add column supplier_id uuid;
alter table person add column supplier_suspended boolean not null default false;
alter table person add constraint person_not_staff_and_supplier
    check (supplier_id is null or staff_rights = '{}');
alter table person add constraint person_suspended_with_supplier
    check (supplier_id is not null or not supplier_suspended);
create index person_of_supplier on person (supplier_id, id) where supplier_id is not null;
