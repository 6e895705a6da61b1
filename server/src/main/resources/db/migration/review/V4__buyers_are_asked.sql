-- When buyers were told of the question, which happens once.
alter table question add column buyers_asked_at timestamptz;

-- Of how many questions a buyer was told on a day of the market: the last one on which they were.
create table asked_buyer (
    buyer_id  uuid primary key,
    day       date not null,
    questions int  not null check (questions between 1 and 3)
);
