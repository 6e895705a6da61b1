-- What a circle does together, for at most so many of its members. Who comes is counted on the row, which whoever comes or
-- stays away locks.
create table event (
    id            uuid        primary key,
    circle_id     uuid        not null references circle on delete cascade,
    title         text        not null,
    words         text        not null,
    -- Nothing: it is online.
    place         text,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    room          int         not null check (room between 2 and 500),
    coming        int         not null default 0,
    planned_by    uuid,
    planned_at    timestamptz not null,
    cancelled_at  timestamptz,
    cancel_reason text,
    reminded_at   timestamptz,
    check (starts_at < ends_at),
    constraint event_guests_within_room check (coming between 0 and room),
    check ((cancelled_at is null) = (cancel_reason is null))
);
create index event_of_circle on event (circle_id, starts_at);
create index event_to_remind on event (starts_at) where reminded_at is null and cancelled_at is null;

create table event_guest (
    event_id  uuid        not null references event on delete cascade,
    person_id uuid        not null,
    at        timestamptz not null,
    primary key (event_id, person_id)
);
create index event_guest_of_person on event_guest (person_id);
