-- The newest posts of all are read from the unique index on their feed ids, and saved posts by when they were published,
-- not by when they were saved.
drop index post_newest;
drop index post_save_in_order;
