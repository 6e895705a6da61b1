-- Which account stands for a person changes when they are verified: whoever had come before could come once more. The place
-- that has an order, or the first, stays; the others are gone. What a second order has stays taken until the offer ends, so
-- that nothing is sold twice.
with twice as (
    select offer_id, number, state, pieces
    from (select offer_id, number, state, pieces,
                 row_number() over (partition by offer_id, person_id
                                    order by state in ('HELD', 'SOLD') desc, number) as nth
          from places where state <> 'GONE') p
    where nth > 1
), gone as (
    update places p set state = 'GONE', gone_at = now()
    from twice t where p.offer_id = t.offer_id and p.number = t.number
)
update offers o set waiting = o.waiting - t.waiting, taken = o.taken - t.kept
from (select offer_id, count(*) filter (where state = 'WAITING') as waiting,
             coalesce(sum(pieces) filter (where state = 'CALLED'), 0) as kept
      from twice group by offer_id) t
where o.id = t.offer_id;
create unique index places_once_a_person on places (offer_id, person_id) where state <> 'GONE';
