-- What a coupon takes off, for whom and until when, and how much of it there is. A budget is counted where it is spent:
-- claimed pieces, and the money that standing orders save by it.
create table coupons (
    id              uuid        primary key,
    code            text        not null unique,
    name            text        not null check (length(name) between 1 and 40),
    kind            text        not null check (kind in ('FIXED', 'PERCENT', 'FREE_FREIGHT')),
    currency        char(3)     not null,
    amount_minor    bigint      check (amount_minor > 0),
    basis_points    int         check (basis_points between 1 and 9999),
    most_minor      bigint      check (most_minor > 0),
    threshold_minor bigint      not null check (threshold_minor >= 0),
    vendor_id       uuid,
    funder          text        not null check (funder in ('MARKET', 'SUPPLIER')),
    agreement       text        check (length(agreement) between 1 and 200),
    audience        text        not null check (audience in ('EVERYONE', 'NEWCOMERS', 'CUSTOMERS')),
    partner_id      uuid,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    pieces          int         check (pieces > 0),
    budget_minor    bigint      check (budget_minor > 0),
    most_each       int         not null check (most_each between 1 and 20),
    listed          boolean     not null,
    state           text        not null check (state in ('DRAFT', 'PUBLISHED', 'PAUSED')),
    claimed         int         not null default 0 check (claimed >= 0),
    committed_minor bigint      not null default 0 check (committed_minor >= 0),
    made_by         uuid        not null,
    made_at         timestamptz not null,
    check (starts_at < ends_at),
    check ((kind = 'FIXED') = (amount_minor is not null)),
    check ((kind = 'PERCENT') = (basis_points is not null)),
    check (kind <> 'FIXED' or most_minor is null),
    check (kind <> 'FREE_FREIGHT' or vendor_id is null),
    check ((funder = 'SUPPLIER') = (agreement is not null)),
    check (funder <> 'SUPPLIER' or vendor_id is not null),
    check ((audience = 'CUSTOMERS') = (partner_id is not null)),
    constraint coupons_have_a_budget check (pieces is not null or budget_minor is not null),
    constraint coupons_claimed_within_pieces check (pieces is null or claimed <= pieces),
    constraint coupons_committed_within_budget check (budget_minor is null or committed_minor <= budget_minor)
);
create index coupons_listed on coupons (ends_at, id) where listed and state = 'PUBLISHED';

-- A coupon in somebody's hands. The owner is the person behind the account: the least of the accounts that were verified
-- with one number. HELD can be used, TAKEN lies in an order that waits for payment, USED was paid with.
create table claims (
    person_id   uuid        not null,
    id          uuid        not null,
    coupon_id   uuid        not null references coupons,
    owner_id    uuid        not null,
    ordinal     int         not null check (ordinal > 0),
    state       text        not null check (state in ('HELD', 'TAKEN', 'USED')),
    order_id    uuid,
    saved_minor bigint      check (saved_minor > 0),
    claimed_at  timestamptz not null,
    used_at     timestamptz,
    primary key (person_id, id),
    check ((state = 'HELD') = (order_id is null)),
    check ((state = 'HELD') = (saved_minor is null)),
    check ((state = 'USED') = (used_at is not null)),
    constraint claims_once_an_owner unique (coupon_id, owner_id, ordinal)
);
create index claims_of_order on claims (order_id) where order_id is not null;
create index claims_of_coupon on claims (coupon_id, state);
