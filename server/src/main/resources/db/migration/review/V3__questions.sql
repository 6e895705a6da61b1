-- What people ask about goods before they buy them.
create table question (
    id         uuid        primary key,
    product_id uuid        not null,
    author_id  uuid        not null,
    text       text        not null,
    -- Staff took it down, or have to look at it first: nobody but its author sees it.
    hidden     boolean     not null,
    at         timestamptz not null,
    -- The buyers' answers that are seen, counted in the statement that writes, hides, shows or removes one.
    answers    int         not null default 0 check (answers >= 0),
    reply      text,
    replied_at timestamptz,
    check ((reply is null) = (replied_at is null))
);
create index question_of_product on question (product_id, id desc);
create index question_of_author on question (author_id, id desc);
create index question_hidden on question (id desc) where hidden;

-- What those say who bought and received the goods: one answer of each to a question.
create table answer (
    id          uuid        primary key,
    question_id uuid        not null references question on delete cascade,
    author_id   uuid        not null,
    text        text        not null,
    hidden      boolean     not null,
    version     int         not null default 1,
    at          timestamptz not null,
    edited_at   timestamptz,
    unique (question_id, author_id)
);
create index answer_of_question on answer (question_id, id);
create index answer_of_author on answer (author_id, id desc);
create index answer_hidden on answer (id desc) where hidden;

-- The questions about a product that are seen.
create table questions_of_product (
    product_id uuid primary key,
    questions  int  not null check (questions >= 0)
);
