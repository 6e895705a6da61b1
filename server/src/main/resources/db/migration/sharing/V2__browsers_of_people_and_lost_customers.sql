create index known_visitor_by_browser on known_visitor (visitor_id, signed_in_at desc);

-- Whom a change took the customer from, so that they see it too.
alter table binding_history add column previous_partner_id uuid;
create index binding_history_by_partner on binding_history (partner_id, id desc) where decided_by = 'STAFF';
create index binding_history_by_previous_partner on binding_history (previous_partner_id, id desc)
    where previous_partner_id is not null;
