alter table depth_approval add column recorded_by uuid;

-- A plan's own rates go before a product's own; where own_rates is false, the default goes before a product's own too.
-- A second level is paid out of the same budget, and only at depth 2, which needs a recorded approval.
alter table plan
    add column own_rates boolean not null default true,
    add column introducer_basis_points int not null default 0 check (introducer_basis_points between 0 and 10000),
    add column self_purchase text not null default 'NONE' check (self_purchase in ('NONE', 'REBATE')),
    add column replaces_id uuid references plan (id),
    add column created_by uuid,
    add column simulation_id uuid,
    add column published_by uuid,
    add column publishing_reason text,
    add check (sharer_basis_points + owner_basis_points + introducer_basis_points <= 10000),
    add check (introducer_basis_points = 0 or depth = 2),
    add check (state <> 'PUBLISHED' or version = 1 or (simulation_id is not null and published_by is not null));

-- The rate of one product or category in one plan; titles as they were then.
create table plan_rate (
    plan_id      uuid not null references plan (id),
    kind         text not null check (kind in ('PRODUCT', 'CATEGORY')),
    subject_id   uuid not null,
    title        text not null,
    basis_points int  not null check (basis_points between 0 and 10000),
    primary key (plan_id, kind, subject_id)
);

-- What a plan says stays, and its state only moves on.
create or replace function keep_the_plan() returns trigger language plpgsql as $$
begin
    if (new.id, new.version, new.name, new.budget_default_basis_points, new.sharer_basis_points, new.owner_basis_points,
        new.window_days, new.release_days, new.depth, new.depth_approval_id, new.payout_minimum_minor, new.currency,
        new.created_at, new.own_rates, new.introducer_basis_points, new.self_purchase, new.replaces_id, new.created_by)
       is distinct from
       (old.id, old.version, old.name, old.budget_default_basis_points, old.sharer_basis_points, old.owner_basis_points,
        old.window_days, old.release_days, old.depth, old.depth_approval_id, old.payout_minimum_minor, old.currency,
        old.created_at, old.own_rates, old.introducer_basis_points, old.self_purchase, old.replaces_id, old.created_by)
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

create function refuse_late_rate() returns trigger language plpgsql as $$
begin
    if (select state from commission.plan where id = new.plan_id) <> 'DRAFT' then
        raise exception 'only a draft gets rates';
    end if;
    return new;
end
$$;
create trigger rates_come_with_the_draft before insert on plan_rate for each row execute function refuse_late_rate();
create trigger plan_rate_is_append_only before update or delete or truncate on plan_rate
    for each statement execute function refuse_change();

-- budget_rule says where the line's budget came from. A rebate is commission on somebody's own purchase, which only a
-- plan that says so gives.
alter table accrual
    add column budget_rule text not null default 'OWN' check (budget_rule in ('PRODUCT', 'CATEGORY', 'OWN', 'DEFAULT')),
    add column rebate boolean not null default false,
    drop constraint accrual_role_check,
    add constraint accrual_role_check check (role in ('OWNER', 'SHARER', 'INTRODUCER')),
    add check ((role = 'INTRODUCER') = (depth = 2)),
    add check (role <> 'INTRODUCER' or bound_since is not null),
    add check (not rebate or role = 'SHARER');
do $$
declare
    found text;
begin
    select conname into strict found from pg_constraint
    where conrelid = 'commission.accrual'::regclass and pg_get_constraintdef(oid) = 'CHECK ((partner_id <> buyer_id))';
    execute format('alter table commission.accrual drop constraint %I', found);
end
$$;
alter table accrual add constraint own_purchase_earns_by_rebate_alone check ((partner_id = buyer_id) = rebate);

-- Every line that was paid, as lean as trying a plan on it needs. Append-only but for what was refunded of it.
create table paid_line (
    order_id                    uuid        not null,
    line_id                     uuid        not null,
    order_number                text        not null,
    buyer_id                    uuid        not null,
    placed_at                   timestamptz not null,
    product_id                  uuid        not null,
    category_id                 uuid        not null,
    product_title               text        not null,
    net_minor                   bigint      not null check (net_minor between 0 and 900000000000000),
    refunded_minor              bigint      not null check (refunded_minor between 0 and net_minor),
    purchase_minor              bigint      not null check (purchase_minor >= 0),
    currency                    text        not null,
    product_budget_basis_points int         not null check (product_budget_basis_points between 0 and 10000),
    owner_partner_id            uuid,
    introducer_partner_id       uuid,
    sharer_partner_id           uuid,
    touched_at                  timestamptz,
    recorded_at                 timestamptz not null default now(),
    primary key (order_id, line_id)
);
create function keep_the_line() returns trigger language plpgsql as $$
begin
    new.refunded_minor := greatest(new.refunded_minor, old.refunded_minor);
    old.refunded_minor := new.refunded_minor;
    if new is distinct from old then
        raise exception 'a paid line is not edited';
    end if;
    return new;
end
$$;
create trigger paid_line_is_kept before update on paid_line for each row execute function keep_the_line();
create trigger paid_line_is_append_only before delete or truncate on paid_line
    for each statement execute function refuse_change();

-- Lines that were paid before this table was there are collected once, order by order.
create table collecting (
    name           text primary key,
    after_order_id uuid,
    done_at        timestamptz
);
insert into collecting (name) values ('paid-lines');
