-- Somebody who says that they know something, and how many of their applications wait. Whoever changes one of these
-- applications locks this row first.
create table applicant (
    person_id uuid primary key,
    waiting   int  not null check (waiting between 0 and 3)
);

-- That somebody knows a field. What they showed for it is kept while it waits or is verified, and no longer.
create table application (
    id          uuid        primary key,
    person_id   uuid        not null references applicant on delete cascade,
    field       text        not null
        check (field in ('FOOD', 'TEA', 'BEAUTY', 'HEALTH', 'HOME', 'PARENTING', 'OUTDOOR', 'DIGITAL')),
    state       text        not null check (state in ('WAITING', 'VERIFIED', 'DECLINED', 'WITHDRAWN', 'REVOKED')),
    version     int         not null default 1,
    words       text,
    certificate text,
    asked_at    timestamptz not null,
    decided_by  uuid,
    decided_at  timestamptz,
    reason      text,
    check ((words is not null) = (state in ('WAITING', 'VERIFIED'))),
    check (certificate is null or words is not null),
    check ((reason is not null) = (state in ('DECLINED', 'REVOKED')))
);
create unique index application_that_stands on application (person_id, field) where state in ('WAITING', 'VERIFIED');
create index application_of_person on application (person_id, id desc);
create index application_in_state on application (state, id);

-- Pictures that show it, as WebP: three of an application, and those that somebody just sent for one. They are kept here
-- and not among the files, for no address that anybody could pass on may lead to them.
create table evidence (
    id             uuid        primary key,
    person_id      uuid        not null,
    application_id uuid        references application on delete cascade,
    position       int         check (position between 0 and 2),
    content        bytea       not null,
    width          int         not null,
    height         int         not null,
    at             timestamptz not null,
    unique (application_id, position),
    check ((application_id is null) = (position is null))
);
create index evidence_loose on evidence (person_id, id desc) where application_id is null;
create index evidence_loose_since on evidence (at) where application_id is null;
