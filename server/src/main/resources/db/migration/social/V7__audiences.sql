-- People whom posts may be meant for. Whoever keeps such a set of people says who is in it, in the same transaction; what
-- is meant for them stands in their feeds and by its address, and in no list, topic or search of everybody. An open
-- audience's posts may be read by whoever looks for it.
create table audience (
    id   uuid    primary key,
    open boolean not null
);

create table audience_member (
    person_id   uuid not null,
    audience_id uuid not null references audience on delete cascade,
    primary key (person_id, audience_id)
);
create index audience_member_of on audience_member (audience_id);

alter table post add column audience_id uuid references audience;
create index post_of_audience on post (audience_id, feed_id desc) where state = 'PUBLISHED' and audience_id is not null;

-- What is meant for everybody is found without reading past what is not.
create index post_newest on post (feed_id desc) where state = 'PUBLISHED' and audience_id is null;
drop index post_of_author;
create index post_of_author on post (author_id, feed_id desc) where state = 'PUBLISHED' and audience_id is null;
create index post_by_author on post (author_id);
