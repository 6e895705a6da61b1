-- A recorded legal approval to pay a second level in one region: who gave it, when, and the document.
create table depth_approval (
    id          uuid        primary key,
    region      text        not null,
    approved_by text        not null,
    approved_at timestamptz not null,
    document    text        not null
);

-- A version of the rules. It is never edited in place: a change is a new version.
create table plan (
    id                          uuid        primary key,
    version                     int         not null unique check (version > 0),
    name                        text        not null,
    state                       text        not null check (state in ('DRAFT', 'SIMULATED', 'PUBLISHED', 'RETIRED')),
    budget_default_basis_points int         not null check (budget_default_basis_points between 0 and 10000),
    sharer_basis_points         int         not null check (sharer_basis_points between 0 and 10000),
    owner_basis_points          int         not null check (owner_basis_points between 0 and 10000),
    window_days                 int         not null check (window_days between 1 and 3650),
    release_days                int         not null check (release_days >= 7),
    depth                       int         not null check (depth between 1 and 2),
    depth_approval_id           uuid        references depth_approval (id),
    payout_minimum_minor        bigint      not null check (payout_minimum_minor > 0),
    currency                    text        not null,
    published_at                timestamptz,
    created_at                  timestamptz not null,
    check (sharer_basis_points + owner_basis_points <= 10000),
    check (depth = 1 or depth_approval_id is not null),
    check (state <> 'PUBLISHED' or published_at is not null)
);
create index plan_in_force on plan (published_at desc) where state = 'PUBLISHED';

-- Only the state of a plan moves on; what it says stays.
create function keep_the_plan() returns trigger language plpgsql as $$
begin
    if (new.id, new.version, new.name, new.budget_default_basis_points, new.sharer_basis_points, new.owner_basis_points,
        new.window_days, new.release_days, new.depth, new.depth_approval_id, new.payout_minimum_minor, new.currency,
        new.created_at)
       is distinct from
       (old.id, old.version, old.name, old.budget_default_basis_points, old.sharer_basis_points, old.owner_basis_points,
        old.window_days, old.release_days, old.depth, old.depth_approval_id, old.payout_minimum_minor, old.currency,
        old.created_at)
    then
        raise exception 'plan % is not edited in place', old.version;
    end if;
    return new;
end
$$;
create trigger plan_is_not_edited before update on plan for each row execute function keep_the_plan();

insert into plan (id, version, name, state, budget_default_basis_points, sharer_basis_points, owner_basis_points,
                  window_days, release_days, depth, payout_minimum_minor, currency, published_at, created_at)
values ('01920000-0000-7000-8000-000000000001', 1, '熟客 1', 'PUBLISHED', 1000, 6000, 4000,
        30, 7, 1, 100, 'CNY', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z');

-- What one person earned by one line in one role. changed_in is the transaction that wrote or last moved the row: what a
-- reader with an older snapshot could not see yet has a value at or above that snapshot's xmin, so that a stream of
-- changes loses nothing, whatever the order of commits.
create table accrual (
    id                uuid        primary key,
    partner_id        uuid        not null,
    buyer_id          uuid        not null,
    order_id          uuid        not null,
    order_number      text        not null,
    line_id           uuid        not null,
    product_id        uuid        not null,
    product_title     text        not null,
    options           text        not null,
    quantity          int         not null check (quantity > 0),
    plan_version      int         not null references plan (version),
    depth             int         not null check (depth between 1 and 2),
    role              text        not null check (role in ('OWNER', 'SHARER')),
    base_minor        bigint      not null check (base_minor >= 0),
    budget_basis_points int       not null check (budget_basis_points between 0 and 10000),
    budget_minor      bigint      not null check (budget_minor between 0 and base_minor),
    rate_basis_points int         not null check (rate_basis_points between 0 and 10000),
    amount_minor      bigint      not null check (amount_minor > 0 and amount_minor <= budget_minor),
    reversed_minor    bigint      not null default 0 check (reversed_minor between 0 and amount_minor),
    currency          text        not null,
    state             text        not null check (state in ('PENDING', 'RELEASED', 'REVERSED')),
    bound_since       timestamptz,
    touch_id          uuid,
    touched_at        timestamptz,
    link_code         text,
    channel           text,
    accrued_at        timestamptz not null,
    release_due       timestamptz,
    released_at       timestamptz,
    changed_in        xid8        not null default pg_current_xact_id(),
    check (partner_id <> buyer_id),
    check (role <> 'SHARER' or touch_id is not null),
    check (role <> 'OWNER' or bound_since is not null),
    check ((state = 'RELEASED') <= (released_at is not null)),
    unique (line_id, role, depth)
);
create index accrual_by_partner on accrual (partner_id, id desc);
create index accrual_by_partner_and_change on accrual (partner_id, changed_in);
create index accrual_by_order on accrual (order_id);
create index accrual_by_order_number on accrual (order_number);

-- Commission taken back, in whole or in part. Append-only.
create table reversal (
    id           uuid        primary key,
    accrual_id   uuid        not null references accrual (id),
    amount_minor bigint      not null check (amount_minor > 0),
    currency     text        not null,
    reason       text        not null,
    at           timestamptz not null
);
create index reversal_by_accrual on reversal (accrual_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;
create trigger reversal_is_append_only before update or delete or truncate on reversal
    for each statement execute function refuse_change();
create trigger depth_approval_is_append_only before update or delete or truncate on depth_approval
    for each statement execute function refuse_change();
