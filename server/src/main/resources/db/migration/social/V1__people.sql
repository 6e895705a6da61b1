-- A person as others meet them. The code stands in the address of their page, is random, and is told apart from a shop's
-- handle by its first letter. Both switches of the feed are the person's own.
create table profile (
    person_id          uuid        primary key,
    code               text        not null unique check (code ~ '^P[2-9A-HJ-NP-Za-km-z]{11}$'),
    words              text        check (length(words) between 1 and 200),
    interests          text[]      not null default '{}' check (cardinality(interests) <= 10),
    followers          int         not null default 0 check (followers >= 0),
    following          int         not null default 0 check (following >= 0),
    posts              int         not null default 0 check (posts >= 0),
    chronological_only boolean     not null default false,
    not_personalised   boolean     not null default false,
    created_at         timestamptz not null
);

create table follow (
    follower_id uuid        not null references profile (person_id),
    followed_id uuid        not null references profile (person_id),
    at          timestamptz not null,
    primary key (follower_id, followed_id),
    check (follower_id <> followed_id)
);
create index follow_in_order on follow (follower_id, at desc, followed_id desc);
create index follow_by_followed on follow (followed_id, at desc, follower_id desc);

-- Works both ways: neither of the two meets the other anywhere.
create table block (
    blocker_id uuid        not null references profile (person_id),
    blocked_id uuid        not null references profile (person_id),
    at         timestamptz not null,
    primary key (blocker_id, blocked_id),
    check (blocker_id <> blocked_id)
);
create index block_by_blocked on block (blocked_id, blocker_id);

-- Somebody whose posts one does not want to see, and who does not learn of it.
create table mute (
    muter_id uuid        not null references profile (person_id),
    muted_id uuid        not null references profile (person_id),
    at       timestamptz not null,
    primary key (muter_id, muted_id),
    check (muter_id <> muted_id)
);
create index mute_by_muted on mute (muted_id);
