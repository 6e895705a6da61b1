-- An event may be called off without a reason of its own: its circle was closed, or whoever planned it left.
alter table event
    drop constraint event_check1,
    add constraint event_reason_of_what_was_called_off check (cancel_reason is null or cancelled_at is not null);

-- Those of circles that are closed already.
update event e set cancelled_at = now()
from circle c
where c.id = e.circle_id and c.state = 'CLOSED' and e.cancelled_at is null and e.starts_at > now();
