-- What was released and reversed, kept as it moves, so that sums need not read all there ever was. Written by each change
-- of accruals, not by new ones, and spread over slots (by order), so that a busy partner's row is not a hot one; the
-- partner without any bits stands for all of them.
create table sums (
    partner_id     uuid     not null,
    slot           smallint not null,
    released_minor bigint   not null,
    reversed_minor bigint   not null,
    primary key (partner_id, slot)
) with (fillfactor = 70);

create function keep_the_sums() returns trigger language plpgsql as $$
begin
    insert into commission.sums as s (partner_id, slot, released_minor, reversed_minor)
    select p.partner_id, m.slot, sum(m.released), sum(m.reversed)
    from (
        select partner_id, get_byte(uuid_send(order_id), 15) % 16 as slot,
               case when state = 'RELEASED' then amount_minor - reversed_minor else 0 end as released,
               reversed_minor as reversed
        from after
        union all
        select partner_id, get_byte(uuid_send(order_id), 15) % 16,
               case when state = 'RELEASED' then reversed_minor - amount_minor else 0 end,
               -reversed_minor
        from before
    ) m
    cross join lateral (values (m.partner_id), (cast('00000000-0000-0000-0000-000000000000' as uuid))) p (partner_id)
    group by p.partner_id, m.slot
    having sum(m.released) <> 0 or sum(m.reversed) <> 0
    order by p.partner_id, m.slot
    on conflict (partner_id, slot) do update
        set released_minor = s.released_minor + excluded.released_minor,
            reversed_minor = s.reversed_minor + excluded.reversed_minor;
    return null;
end
$$;
create trigger accrual_keeps_the_sums after update on accrual
    referencing old table as before new table as after for each statement execute function keep_the_sums();

insert into sums (partner_id, slot, released_minor, reversed_minor)
select p.partner_id, get_byte(uuid_send(a.order_id), 15) % 16,
       sum(case when a.state = 'RELEASED' then a.amount_minor - a.reversed_minor else 0 end), sum(a.reversed_minor)
from accrual a
cross join lateral (values (a.partner_id), (cast('00000000-0000-0000-0000-000000000000' as uuid))) p (partner_id)
group by 1, 2;

-- Earned since a moment, and what still waits: both are read from the index alone, as far as it goes back.
create index accrual_by_partner_and_time on accrual (partner_id, accrued_at) include (amount_minor, reversed_minor);
create index accrual_pending on accrual (id) include (amount_minor, reversed_minor) where state = 'PENDING';
