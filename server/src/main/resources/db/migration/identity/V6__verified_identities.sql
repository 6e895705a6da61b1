alter table consent drop constraint consent_kind_check;
alter table consent add constraint consent_kind_check
    check (kind in ('TERMS', 'SHOW_PURCHASES', 'MARKETING', 'NAME_TO_PARTNER', 'IDENTITY_CHECK'));

-- Who somebody is by law, as a verifier confirmed it. The number itself is not kept: a keyed hash finds the same identity
-- on another account, and its last four digits let a person recognise it. The name is sealed with the market's secret.
-- When the account is closed the hash stays, so that nobody comes back as a stranger to their own rewards; name and digits
-- stay only where the law wants them with what was paid.
create table verified_identity (
    person_id   uuid        primary key references person (id),
    number_hash bytea       not null,
    number_tail text        check (number_tail ~ '^[0-9]{3}[0-9X]$'),
    name_sealed bytea,
    name_masked text,
    verifier    text        not null,
    verified_at timestamptz not null,
    check (num_nulls(number_tail, name_sealed, name_masked) in (0, 3))
);
create index verified_identity_by_number on verified_identity (number_hash);

-- Every try, without what was tried.
create table identity_attempt (
    id        uuid        primary key,
    person_id uuid        not null references person (id),
    at        timestamptz not null,
    verifier  text        not null,
    outcome   text        not null check (outcome in ('MATCH', 'MISMATCH', 'NOT_ADULT', 'AWAY'))
);
create index identity_attempt_by_person on identity_attempt (person_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'identity.% is append-only', tg_table_name;
end
$$;
create trigger identity_attempt_is_append_only before update or delete or truncate on identity_attempt
    for each statement execute function refuse_change();
