-- One try of a plan on the past, beside the plan that was in force when it was asked for. Lines recorded up to
-- lines_until are replayed in the order of their ids; the cursor moves on with each batch that committed.
create table simulation (
    id               uuid        primary key,
    plan_id          uuid        not null references plan (id),
    baseline_id      uuid        not null references plan (id),
    state            text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    asked_by         uuid        not null,
    asked_at         timestamptz not null,
    ended_at         timestamptz,
    holder           uuid,
    heard_of_at      timestamptz,
    attempts         int         not null default 0,
    lines_until      timestamptz,
    lines_total      bigint      not null default 0 check (lines_total >= 0),
    lines_done       bigint      not null default 0 check (lines_done >= 0),
    after_order_id   uuid,
    after_line_id    uuid,
    currency         text        not null,
    net_minor        bigint      not null default 0,
    purchase_minor   bigint      not null default 0,
    before_minor     bigint      not null default 0,
    after_minor      bigint      not null default 0,
    losing_lines     bigint      not null default 0,
    losing_before    bigint      not null default 0,
    check ((state in ('WAITING', 'RUNNING')) = (ended_at is null))
);
create unique index one_simulation_at_a_time on simulation (plan_id) where state in ('WAITING', 'RUNNING');
create index simulation_by_plan on simulation (plan_id, id desc);
alter table plan add foreign key (simulation_id) references simulation (id);

-- What a simulation found. Rows are written a million at a time, by the transaction that holds the simulation's own row:
-- so nothing here refers back to it, and no index has a sum in it, lest each batch write every row and index anew.
create table simulated_partner (
    simulation_id uuid   not null,
    partner_id    uuid   not null,
    before_minor  bigint not null,
    after_minor   bigint not null,
    change_minor  bigint not null generated always as (after_minor - before_minor) stored,
    primary key (simulation_id, partner_id)
) with (fillfactor = 50);

create table simulated_product (
    simulation_id  uuid   not null,
    product_id     uuid   not null,
    title          text   not null,
    lines          bigint not null,
    net_minor      bigint not null,
    purchase_minor bigint not null,
    before_minor   bigint not null,
    after_minor    bigint not null,
    losing_lines   bigint not null,
    margin_minor   bigint not null generated always as (net_minor - purchase_minor - after_minor) stored,
    primary key (simulation_id, product_id)
) with (fillfactor = 50);

-- Lines whose price would not bear purchase price and commission together, the worst first.
create table simulated_loss (
    simulation_id  uuid   not null,
    margin_minor   bigint not null check (margin_minor < 0),
    line_id        uuid   not null,
    order_number   text   not null,
    product_id     uuid   not null,
    product_title  text   not null,
    net_minor      bigint not null,
    purchase_minor bigint not null,
    before_minor   bigint not null,
    after_minor    bigint not null,
    primary key (simulation_id, margin_minor, line_id)
);
