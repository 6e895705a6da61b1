-- Entries that wait to be sorted in make every search read them all; the catalogue is read far more than written.
alter index product_grams set (fastupdate = off);
