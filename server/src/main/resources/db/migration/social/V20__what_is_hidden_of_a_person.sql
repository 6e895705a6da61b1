-- The name and the face that were taken from somebody, and the name that the market gave instead: each comes back where
-- they have not chosen another since.
alter table moderation_case
    add column hidden_nickname text check (length(hidden_nickname) between 1 and 80),
    add column hidden_avatar_url text,
    add column given_nickname text,
    add constraint a_hidden_name_has_another check (hidden_nickname is null or given_nickname is not null);
