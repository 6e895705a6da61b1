-- The second factor of members of staff: a shared secret, sealed with the market's own, from which a device makes codes
-- that each hold for half a minute. The last step that was used is kept, so that no code works twice.
create table second_factor (
    person_id    uuid        primary key references person (id),
    sealed       bytea       not null,
    begun_at     timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint      not null default 0
);

-- For the day the device is lost: each works once. Only hashes are kept.
create table recovery_code (
    person_id uuid        not null references second_factor (person_id) on delete cascade,
    code_hash bytea       not null,
    spent_at  timestamptz,
    primary key (person_id, code_hash)
);

-- When this session last showed the second factor.
alter table session add column second_factor_at timestamptz;
