-- Goods on the pictures of posts that everybody may read, in the order of the lists that show them.
create table post_goods (
    product_id uuid not null,
    feed_id    uuid not null,
    post_id    uuid not null references post on delete cascade,
    author_id  uuid not null,
    primary key (product_id, feed_id)
);
create index post_goods_by_post on post_goods (post_id);

insert into post_goods (product_id, feed_id, post_id, author_id)
select distinct t.product_id, p.feed_id, p.id, p.author_id
from post p join post_tag t on t.post_id = p.id
where p.state = 'PUBLISHED' and p.audience_id is null;
