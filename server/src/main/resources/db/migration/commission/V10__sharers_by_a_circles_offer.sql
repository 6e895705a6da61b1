-- Who hosts a circle is the sharer of what is bought by its offer: no visit through a link stands behind that, but the
-- offer, and since when it stood for the buyer.
do $$
declare
    name text;
begin
    select conname into name from pg_constraint
    where conrelid = 'accrual'::regclass and contype = 'c'
        and pg_get_constraintdef(oid) like '%SHARER%touch_id IS NOT NULL%';
    execute format('alter table accrual drop constraint %I', name);
end
$$;
alter table accrual
    add constraint accrual_sharer_rests_on_something check (
        role <> 'SHARER' or touch_id is not null or (channel = 'CIRCLE' and touched_at is not null));
