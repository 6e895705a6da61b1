-- Who is verified later may have another owner than before: an account has one seat in a group all the same.
create unique index seats_once_a_person on seats (group_id, person_id) where state <> 'BACK';

-- What the groups of a campaign lack that run is asked for each group that is opened.
create index groups_running on groups (campaign_id) where state in ('OPENING', 'OPEN');
