-- What somebody wrote. The feed id is made when it is published: later is newer, in every list of posts.
create table post (
    id           uuid        primary key,
    author_id    uuid        not null references profile (person_id),
    state        text        not null check (state in ('DRAFT', 'PUBLISHED')),
    feed_id      uuid        unique,
    text         text        not null check (length(text) <= 2000),
    pictures     jsonb       not null check (jsonb_array_length(pictures) <= 9),
    topics       text[]      not null check (cardinality(topics) <= 10),
    tells_bought boolean     not null,
    version      int         not null check (version > 0),
    likes        int         not null default 0 check (likes >= 0),
    comments     int         not null default 0 check (comments >= 0),
    saves        int         not null default 0 check (saves >= 0),
    search_text  text        not null,
    grams        text[]      not null,
    created_at   timestamptz not null,
    published_at timestamptz,
    edited_at    timestamptz,
    check ((state = 'PUBLISHED') = (feed_id is not null)),
    check ((state = 'PUBLISHED') = (published_at is not null))
);
create index post_of_author on post (author_id, feed_id desc) where state = 'PUBLISHED';
create index post_draft_of_author on post (author_id, id desc) where state = 'DRAFT';
create index post_newest on post (feed_id desc) where state = 'PUBLISHED';
create index post_grams on post using gin (grams) with (fastupdate = off) where state = 'PUBLISHED';

-- Goods on a post: at most eight, each at a place on one of its pictures, in thousandths from the upper left.
create table post_tag (
    post_id    uuid not null references post on delete cascade,
    position   int  not null check (position between 0 and 7),
    product_id uuid not null,
    picture    int  not null check (picture between 0 and 8),
    x          int  not null check (x between 0 and 1000),
    y          int  not null check (y between 0 and 1000),
    primary key (post_id, position),
    unique (post_id, product_id)
);
create index post_tag_by_product on post_tag (product_id);

-- The author's share links that stand, or ever stood, on a post: who came through them came through the post.
create table post_link (
    code       text primary key,
    post_id    uuid not null references post on delete cascade,
    product_id uuid not null,
    unique (post_id, product_id)
);

-- Whom a post names, by the name that stands in it.
create table mention (
    post_id   uuid not null references post on delete cascade,
    person_id uuid not null references profile (person_id),
    name      text not null,
    primary key (post_id, person_id)
);
create index mention_by_person on mention (person_id, post_id);

create table post_topic (
    topic     text not null,
    feed_id   uuid not null,
    post_id   uuid not null references post on delete cascade,
    author_id uuid not null,
    primary key (topic, feed_id)
);
create index post_topic_by_post on post_topic (post_id);
create index post_topic_newest on post_topic (feed_id desc, topic);

-- A published post as it was before each edit.
create table post_version (
    post_id  uuid        not null references post on delete cascade,
    version  int         not null,
    text     text        not null,
    pictures jsonb       not null,
    goods    uuid[]      not null,
    until    timestamptz not null,
    primary key (post_id, version)
);

create table post_like (
    post_id   uuid        not null references post on delete cascade,
    person_id uuid        not null references profile (person_id),
    at        timestamptz not null,
    primary key (post_id, person_id)
);
create index post_like_by_person on post_like (person_id);

create table post_save (
    person_id uuid        not null references profile (person_id),
    post_id   uuid        not null references post on delete cascade,
    at        timestamptz not null,
    primary key (person_id, post_id)
);
create index post_save_in_order on post_save (person_id, at desc, post_id desc);
create index post_save_by_post on post_save (post_id);

-- Two levels: a comment, and replies to it. One that is taken back leaves its place while there are replies.
create table comment (
    id         uuid        primary key,
    post_id    uuid        not null references post on delete cascade,
    parent_id  uuid        references comment on delete cascade,
    author_id  uuid        references profile (person_id),
    text       text        check (length(text) between 1 and 500),
    replies    int         not null default 0 check (replies >= 0),
    at         timestamptz not null,
    check ((author_id is null) = (text is null)),
    check (parent_id is null or author_id is not null)
);
create index comment_of_post on comment (post_id, id) where parent_id is null;
create index comment_of_comment on comment (parent_id, id) where parent_id is not null;
create index comment_by_author on comment (author_id, id);

-- Who has opened a post: a person, or a browser of nobody's. Its author does not count.
create table post_view (
    post_id   uuid        not null references post on delete cascade,
    viewer_id uuid        not null,
    at        timestamptz not null,
    primary key (post_id, viewer_id)
);
create index post_view_by_viewer on post_view (viewer_id);
