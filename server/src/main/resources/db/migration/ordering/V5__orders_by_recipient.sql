-- Staff look for the beginning of a recipient's name. The "C" collation compares bytes, so that a range of bytes finds
-- every name with that beginning, whatever the database's own collation is.
create index orders_by_recipient on orders (recipient collate "C", id);
