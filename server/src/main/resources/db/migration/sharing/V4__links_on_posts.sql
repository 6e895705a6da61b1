-- Goods that a post tags carry their author's link.
alter table share_link drop constraint share_link_channel_check;
alter table share_link add constraint share_link_channel_check
    check (channel in ('COPY', 'POSTER', 'SYSTEM', 'POST'));
-- How many came through the links of one post.
create index touch_by_link on touch (link_code) where channel = 'POST';
