-- A file of products on its way into the catalogue. It is worked on in batches, each with its progress in one
-- transaction, by whoever holds it; one whose holder has not been heard of goes on where it stopped.
create table goods_import (
    id             uuid primary key,
    started_by     uuid        not null,
    file_name      text        not null,
    dry_run        boolean     not null,
    state          text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    rows_total     int         not null,
    rows_done      int         not null default 0,
    products_total int         not null,
    products_done  int         not null default 0,
    created        int         not null default 0,
    updated        int         not null default 0,
    unchanged      int         not null default 0,
    refused        int         not null default 0,
    holder         uuid,
    heard_of_at    timestamptz,
    attempts       int         not null default 0,
    started_at     timestamptz not null,
    ended_at       timestamptz
);
create index goods_import_running on goods_import (id) where state = 'RUNNING';

-- The file itself, until the import has ended.
create table goods_import_file (
    import_id uuid primary key references goods_import,
    content   bytea not null
);

-- What became of each row of the file. The reason is kept as a key, so that each reader gets it in their language.
create table goods_import_row (
    import_id   uuid not null references goods_import,
    row         int  not null,
    position    int  not null,
    handle      text not null,
    outcome     text not null check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED')),
    field       text,
    message_key text,
    arguments   text[],
    primary key (import_id, row, position)
);
create index goods_import_row_refused on goods_import_row (import_id, row, position) where outcome = 'REFUSED';
