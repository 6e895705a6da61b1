-- Everybody who ever signed in. The phone is kept as +86…; the hash is keyed, for rules that compare numbers.
create table person (
    id             uuid        primary key,
    phone          text        not null unique check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    phone_hash     bytea       not null,
    nickname       text        not null check (length(nickname) between 1 and 40),
    avatar_url     text,
    password_hash  text,
    locale         text        not null check (locale in ('zh-CN', 'en')),
    partner_since  timestamptz,
    staff_rights   text[]      not null default '{}'
        check (staff_rights <@ array ['CATALOGUE', 'CARE', 'FINANCE', 'RISK', 'OWNER']),
    created_at     timestamptz not null,
    joined_visitor uuid,
    joined_network text
);

-- The token itself is known to the client alone.
create table session (
    token_hash bytea       primary key,
    person_id  uuid        not null references person (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    visitor_id uuid,
    network    text
);
create index session_by_person on session (person_id);
create index session_by_expiry on session (expires_at);

-- One-time codes: bound to the request that asked for them, spent once, guessed at a few times at most.
create table sign_in_code (
    id         uuid        primary key,
    phone      text        not null,
    code_hash  bytea       not null,
    asked_at   timestamptz not null,
    expires_at timestamptz not null,
    attempts   int         not null default 0,
    spent_at   timestamptz,
    visitor_id uuid,
    network    text
);
create index sign_in_code_by_expiry on sign_in_code (expires_at);

-- How often somebody (a number, an address, a device, all together) did something within the current window.
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
