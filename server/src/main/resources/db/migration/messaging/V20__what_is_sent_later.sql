-- What a message is about, so that one that waited for the end of quiet hours can be looked at again before it is sent.
alter table outgoing add column subject_id uuid;
