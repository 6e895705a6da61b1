-- What was published may be hidden: by staff who took it down, or while it waits for them. It keeps its place in the
-- feeds, so that it comes back as it was.
alter table post
    drop constraint post_state_check,
    drop constraint post_check,
    drop constraint post_check1,
    add constraint post_state_check check (state in ('DRAFT', 'PUBLISHED', 'HIDDEN')),
    add constraint post_has_its_place check ((state <> 'DRAFT') = (feed_id is not null)),
    add constraint post_has_its_day check ((state <> 'DRAFT') = (published_at is not null));
alter table comment add column hidden boolean not null default false;

-- All that is said about one post, comment or person until staff decide; and that decision, the one appeal against it,
-- and the decision about that, by somebody else. The text is what stood there when the case began. Where the word list
-- raised it, it has the words that were found.
create table moderation_case (
    id               uuid        primary key,
    subject          text        not null check (subject in ('POST', 'COMMENT', 'PERSON')),
    subject_id       uuid        not null,
    author_id        uuid        not null references profile (person_id),
    post_id          uuid,
    text             text        not null,
    pictures         jsonb       not null,
    listed           text[]      not null,
    reports          int         not null default 0 check (reports >= 0),
    opened_at        timestamptz not null,
    state            text        not null
        check (state in ('OPEN', 'DISMISSED', 'TAKEN_DOWN', 'APPEALED', 'UPHELD', 'RESTORED')),
    decided_by       uuid,
    decided_at       timestamptz,
    reason           text,
    words            text        check (length(words) between 1 and 500),
    hidden_words     text,
    appeal           text        check (length(appeal) between 1 and 1000),
    appealed_at      timestamptz,
    appeal_decided_by uuid,
    appeal_decided_at timestamptz,
    appeal_words     text        check (length(appeal_words) between 1 and 500),
    check ((state = 'OPEN') = (decided_by is null)),
    check ((state = 'OPEN') = (decided_at is null)),
    check ((state in ('OPEN', 'DISMISSED')) = (reason is null)),
    check ((state in ('APPEALED', 'UPHELD', 'RESTORED')) = (appeal is not null)),
    check ((appeal is null) = (appealed_at is null)),
    check ((state in ('UPHELD', 'RESTORED')) = (appeal_decided_by is not null)),
    check ((appeal_decided_by is null) = (appeal_decided_at is null)),
    constraint somebody_else_decides_an_appeal check (appeal_decided_by <> decided_by),
    constraint nobody_decides_about_themselves check (decided_by <> author_id and appeal_decided_by <> author_id)
);
create unique index moderation_case_open on moderation_case (subject, subject_id) where state = 'OPEN';
create index moderation_case_by_state on moderation_case (state, id);
create index moderation_case_of_author on moderation_case (author_id, id desc);

-- One of each person about one case.
create table report (
    case_id     uuid        not null references moderation_case on delete cascade,
    reporter_id uuid        not null references profile (person_id),
    reason      text        not null,
    words       text        check (length(words) between 1 and 500),
    at          timestamptz not null,
    primary key (case_id, reporter_id)
);
create index report_by_reporter on report (reporter_id);

-- Words that staff want nobody to publish, or to look at first. The pattern is what texts are compared with.
create table listed_word (
    id       uuid        primary key,
    word     text        not null check (length(word) between 1 and 40),
    pattern  text        not null unique check (length(pattern) >= 1),
    effect   text        not null check (effect in ('BLOCK', 'HOLD')),
    added_by uuid        not null,
    added_at timestamptz not null
);
