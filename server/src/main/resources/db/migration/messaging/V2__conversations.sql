-- Two people who write to each other, one row for the two whoever began. A request waits for the other's answer; a closed
-- one is with somebody whose account is gone. Its row is locked by whoever writes, so its messages are numbered without
-- a gap.
create table conversation (
    id         uuid        primary key,
    one_id     uuid        not null,
    other_id   uuid        not null,
    state      text        not null check (state in ('OPEN', 'REQUESTED', 'DECLINED', 'CLOSED')),
    asked_by   uuid,
    last_seq   bigint      not null default 0 check (last_seq >= 0),
    started_at timestamptz not null,
    unique (one_id, other_id),
    check (one_id < other_id),
    check (state = 'OPEN' or state = 'CLOSED' or asked_by is not null)
);
create index conversation_by_other on conversation (other_id);

-- The conversation as one of the two has it. It stands in a list once something was said: in the requests until it is
-- answered, where somebody else asked.
create table member (
    person_id       uuid   not null,
    conversation_id uuid   not null references conversation (id),
    other_id        uuid   not null,
    listed          text   check (listed in ('MAIN', 'REQUESTS')),
    sorted_by       uuid,
    read_seq        bigint not null default 0 check (read_seq >= 0),
    unread          int    not null default 0 check (unread >= 0),
    changed_in      xid8   not null default pg_current_xact_id(),
    primary key (person_id, conversation_id),
    check ((listed is null) or sorted_by is not null)
);
create index member_in_order on member (person_id, listed, sorted_by desc) where listed is not null;
create index member_changed on member (person_id, changed_in);
create index member_by_conversation on member (conversation_id);

-- What was said. The id is the writer's own, so that sending again says nothing twice. An order is shown as it was when
-- it was sent; of somebody who left the words are gone and the place stays.
create table message (
    conversation_id uuid        not null references conversation (id),
    seq             bigint      not null check (seq > 0),
    id              uuid        not null,
    sender_id       uuid,
    kind            text        not null check (kind in ('TEXT', 'PICTURE', 'GOODS', 'ORDER', 'GONE')),
    text            text        check (length(text) between 1 and 2000),
    media_id        uuid,
    product_id      uuid,
    order_id        uuid,
    order_card      jsonb,
    at              timestamptz not null,
    primary key (conversation_id, seq),
    unique (conversation_id, id),
    check (kind <> 'TEXT' or text is not null),
    check (kind <> 'PICTURE' or media_id is not null),
    check (kind <> 'GOODS' or product_id is not null),
    check (kind <> 'ORDER' or (order_id is not null and order_card is not null)),
    check ((kind = 'GONE') = (sender_id is null))
);
create index message_by_sender on message (sender_id);
