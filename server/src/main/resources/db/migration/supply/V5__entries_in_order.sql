-- A supplier's entries are told by id, the newest first; the other two kinds have such an index.
create index settlements_of_vendor_in_order on settlements (vendor_id, accrual_id);
