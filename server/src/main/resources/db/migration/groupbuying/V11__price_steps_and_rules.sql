-- A group may go ahead with fewer people than have room in it, and the more it has at its end, the less each pays. Who may
-- open and who may join, and what is off the opener's own order.
alter table campaigns
    add column least               int,
    add column openers             text   not null default 'ANYONE' check (openers in ('ANYONE', 'PARTNERS')),
    add column joiners             text   not null default 'ANYONE' check (joiners in ('ANYONE', 'NEWCOMERS')),
    add column opener_saving_minor bigint not null default 0 check (opener_saving_minor >= 0);
update campaigns set least = size;
alter table campaigns
    alter column least set not null,
    add constraint campaigns_least_within_size check (least between 2 and size);

create index seats_of_browser on seats (visitor_id) where state = 'PAID';

create table campaign_steps (
    campaign_id uuid   not null,
    sku_id      uuid   not null,
    people      int    not null,
    price_minor bigint not null check (price_minor > 0),
    primary key (campaign_id, sku_id, people),
    foreign key (campaign_id, sku_id) references campaign_goods
);

alter table groups add column least int;
update groups set least = size;
alter table groups
    alter column least set not null,
    add constraint groups_least_within_size check (least between 2 and size),
    drop constraint groups_filled_are_full,
    add constraint groups_filled_are_enough
        check (state <> 'FILLED' or paid = size or (paid >= least and filled_at >= fills_before));
