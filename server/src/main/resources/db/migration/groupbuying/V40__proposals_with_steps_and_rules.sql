-- A proposal says all that a campaign says: lower prices with more people, who may open and who may join, and what is off the
-- opener's own order.
alter table proposals
    add column least               int,
    add column openers             text   not null default 'ANYONE' check (openers in ('ANYONE', 'PARTNERS')),
    add column joiners             text   not null default 'ANYONE' check (joiners in ('ANYONE', 'NEWCOMERS')),
    add column opener_saving_minor bigint not null default 0 check (opener_saving_minor >= 0);
update proposals set least = size;
alter table proposals
    alter column least set not null,
    add constraint proposals_least_within_size check (least between 2 and size);

create table proposal_steps (
    proposal_id uuid   not null,
    sku_id      uuid   not null,
    people      int    not null,
    price_minor bigint not null check (price_minor > 0),
    primary key (proposal_id, sku_id, people),
    foreign key (proposal_id, sku_id) references proposal_goods
);
