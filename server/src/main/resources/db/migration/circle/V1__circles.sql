-- A community. Somebody asks for it and is its host; it opens once the operator agrees. How many members it has moves with
-- their rows alone, under the circle's lock, and never passes what the operator allowed.
create table circle (
    id              uuid        primary key,
    name            text        not null check (length(name) between 2 and 30),
    words           text        not null check (length(words) between 1 and 300),
    rules           text        not null check (length(rules) <= 2000),
    cover_id        uuid,
    entry           text        not null check (entry in ('OPEN', 'REQUEST', 'INVITATION')),
    state           text        not null check (state in ('ASKED', 'OPEN', 'DECLINED', 'CLOSED')),
    members         int         not null default 0 check (members >= 0),
    most_members    int         not null check (most_members between 2 and 100000),
    invitation_code text        not null unique,
    version         int         not null check (version > 0),
    reason          text        check (length(reason) between 1 and 500),
    asked_at        timestamptz not null,
    decided_at      timestamptz,
    check (members <= most_members),
    check ((state = 'ASKED') = (decided_at is null))
);
create index circle_by_state on circle (state, id desc);

create table member (
    circle_id uuid        not null references circle,
    person_id uuid        not null,
    role      text        not null check (role in ('HOST', 'MODERATOR', 'MEMBER')),
    at        timestamptz not null,
    primary key (circle_id, person_id)
);
create unique index member_host on member (circle_id) where role = 'HOST';
create index member_of_person on member (person_id, at desc, circle_id);
create index member_in_order on member (circle_id, at, person_id);

-- Somebody who asks to be let in.
create table request (
    circle_id uuid        not null references circle,
    person_id uuid        not null,
    words     text        check (length(words) between 1 and 200),
    at        timestamptz not null,
    primary key (circle_id, person_id)
);
create index request_of_person on request (person_id);

-- Somebody who was taken out and does not come in again, by whatever way, until they are let.
create table removal (
    circle_id uuid        not null references circle,
    person_id uuid        not null,
    at        timestamptz not null,
    primary key (circle_id, person_id)
);
create index removal_of_person on removal (person_id);
