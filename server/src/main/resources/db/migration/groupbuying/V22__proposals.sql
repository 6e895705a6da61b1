-- How many proposals of somebody wait for staff.
create table proposers (
    person_id uuid primary key,
    waiting   int  not null,
    constraint proposers_waiting_few check (waiting between 0 and 5)
);

-- A campaign that a partner, or the host of a circle for its members, asks staff to make. Nothing of it is sold, set aside or
-- shown to buyers before they did.
create table proposals (
    id          uuid        primary key,
    proposer_id uuid        not null,
    circle_id   uuid,
    product_id  uuid        not null,
    title       text        not null,
    words       text        not null,
    state       text        not null check (state in ('WAITING', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
    size        int         not null check (size between 2 and 50),
    fill_hours  int         not null check (fill_hours between 1 and 168),
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    pieces_each int         not null check (pieces_each between 1 and 99),
    seats_each  int         not null check (seats_each between 1 and 20),
    proposed_at timestamptz not null,
    decided_by  uuid,
    decided_at  timestamptz,
    reason      text,
    campaign_id uuid        unique references campaigns,
    -- Whoever waited for it was told that groups can be opened.
    opened_at   timestamptz,
    check (starts_at < ends_at),
    check ((state = 'WAITING') = (decided_at is null)),
    constraint proposals_approved_are_campaigns check ((state = 'APPROVED') = (campaign_id is not null)),
    check (opened_at is null or state = 'APPROVED')
);
create index proposals_of_proposer on proposals (proposer_id, id);
create index proposals_in_state on proposals (state, id);
create index proposals_to_open on proposals (id) where state = 'APPROVED' and opened_at is null;

create table proposal_goods (
    proposal_id uuid    not null references proposals,
    sku_id      uuid    not null,
    options     text    not null,
    currency    char(3) not null,
    price_minor bigint  not null check (price_minor > 0),
    pieces      int     not null check (pieces > 0),
    primary key (proposal_id, sku_id)
);
