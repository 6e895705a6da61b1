-- The title stands in the content, and was read from there alone.
alter table proposals drop column title;
