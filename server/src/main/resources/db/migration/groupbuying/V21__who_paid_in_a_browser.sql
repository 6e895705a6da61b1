-- Whether somebody has paid in a browser before is asked for each seat of a group that is for newcomers.
create index seats_paid_in_browser on seats (visitor_id) where state = 'PAID';
