-- A question to a circle's members with two to six answers. How many chose each moves with their rows alone; everybody
-- chooses one, and may choose another until it ends.
create table poll (
    id        uuid        primary key,
    circle_id uuid        not null references circle,
    question  text        not null check (length(question) between 1 and 100),
    ends_at   timestamptz not null,
    at        timestamptz not null,
    check (ends_at > at)
);
create index poll_of_circle on poll (circle_id, id desc);

create table poll_option (
    poll_id uuid not null references poll on delete cascade,
    number  int  not null check (number between 0 and 5),
    words   text not null check (length(words) between 1 and 40),
    votes   int  not null default 0 check (votes >= 0),
    primary key (poll_id, number)
);

create table poll_vote (
    poll_id   uuid        not null,
    person_id uuid        not null,
    number    int         not null,
    at        timestamptz not null,
    primary key (poll_id, person_id),
    foreign key (poll_id, number) references poll_option on delete cascade
);
create index poll_vote_of_person on poll_vote (person_id);
