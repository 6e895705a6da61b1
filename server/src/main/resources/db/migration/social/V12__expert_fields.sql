-- What the market verified that somebody knows. It is shown beside their name, and whatever reads the name reads it along.
alter table profile add column expert_in text[] not null default '{}' check (cardinality(expert_in) <= 8);
