-- How often somebody (a number, a network, a device, a person, all together) did something within the current window.
create table allowance (
    subject        text        primary key,
    last_at        timestamptz not null,
    since          timestamptz not null,
    used           int         not null,
    cap            int         not null,
    window_seconds int         not null,
    rest_seconds   int         not null,
    check (used between 1 and cap)
);
create index allowance_by_age on allowance (last_at);
