-- Whom an old version of a post names, by the name that stands in it: so that the name can go out of it as well once
-- they leave. Versions that are here already have the names that their post has now, where those stand in their text.
create table version_mention (
    post_id   uuid not null,
    version   int  not null,
    person_id uuid not null references profile (person_id),
    name      text not null,
    primary key (post_id, version, person_id),
    foreign key (post_id, version) references post_version (post_id, version) on delete cascade
);
create index version_mention_by_person on version_mention (person_id, post_id, version);

insert into version_mention (post_id, version, person_id, name)
select v.post_id, v.version, m.person_id, m.name
from post_version v join mention m on m.post_id = v.post_id
where strpos(v.text, '@' || m.name) > 0;
