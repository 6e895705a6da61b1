-- Since when somebody signs in for their supplier. It was not written down before, and is not known of who joined then.
alter table person add column supplier_since timestamptz;
alter table person add constraint person_since_with_supplier check (supplier_id is not null or supplier_since is null);
