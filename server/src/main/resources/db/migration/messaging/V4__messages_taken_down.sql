-- Staff took it down: its place stays, and its words are shown to nobody.
alter table message add column taken_down boolean not null default false;

-- A message's id is its writer's own, and another conversation may have the same: a report names this one.
create table reported_message (
    id              uuid   primary key,
    conversation_id uuid   not null,
    seq             bigint not null,
    unique (conversation_id, seq),
    foreign key (conversation_id, seq) references message (conversation_id, seq)
);
