-- A plan's release days count: what it pays is released so many days after the customer has the goods, and never before
-- its line has settled. What settles before its day waits for a job, which looks here.
alter table plan drop constraint plan_release_days_check;
alter table plan add constraint plan_release_days_check check (release_days between 7 and 180);
create index accrual_to_release on accrual (release_due, id)
    where state = 'PENDING' and settled_at is not null and not held;

-- When the replayed lines were placed, so that what waits under a plan can be told.
alter table simulation add column first_placed_at timestamptz, add column last_placed_at timestamptz;

-- The least payout is a rule of payouts, dated by itself; a plan's had no effect.
create or replace function keep_the_plan() returns trigger language plpgsql as $$
begin
    if (new.id, new.version, new.name, new.budget_default_basis_points, new.sharer_basis_points, new.owner_basis_points,
        new.window_days, new.release_days, new.depth, new.depth_approval_id, new.currency, new.created_at, new.own_rates,
        new.introducer_basis_points, new.self_purchase, new.replaces_id, new.created_by)
       is distinct from
       (old.id, old.version, old.name, old.budget_default_basis_points, old.sharer_basis_points, old.owner_basis_points,
        old.window_days, old.release_days, old.depth, old.depth_approval_id, old.currency, old.created_at, old.own_rates,
        old.introducer_basis_points, old.self_purchase, old.replaces_id, old.created_by)
    then
        raise exception 'plan % is not edited in place', old.version;
    end if;
    if new.state <> old.state and (old.state, new.state) not in
       (('DRAFT', 'SIMULATED'), ('DRAFT', 'RETIRED'), ('SIMULATED', 'PUBLISHED'), ('SIMULATED', 'RETIRED'),
        ('PUBLISHED', 'RETIRED'))
    then
        raise exception 'plan % does not go from % to %', old.version, old.state, new.state;
    end if;
    if old.published_at is not null and new.published_at is distinct from old.published_at then
        raise exception 'plan % was published before', old.version;
    end if;
    return new;
end
$$;
alter table plan drop column payout_minimum_minor;
