package io.shuke.social;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Chooses the posts of somebody's feed. Its lists go on below the place of the last post shown. */
@Repository
class FeedRows {
    private final PostRows rows;

    FeedRows(PostRows rows) {
        this.rows = rows;
    }

    /**
     * Of all whom the reader follows, of the reader, and what is meant for audiences that the reader is in. The newest post
     * of each, by somebody whom the reader wants to read, is looked at first: whoever is not among as many with the newest ones as the page has places can't have a
     * post on it, so the posts of those alone are merged. What is read depends on how many people the reader follows and
     * audiences the reader is in, and not on how much they posted.
     */
    List<PostRow> followedBy(UUID reader, UUID before, int limit) {
        return rows.of("""
                select id, feed_id as sorted_by, source, cast(null as text) as interest from (
                    select p.id, p.feed_id, 'FOLLOWED' as source
                    from (select a.author_id
                          from (select f.followed_id as author_id from social.follow f
                                where f.follower_id = :reader
                                    and not exists (select from social.mute m
                                                    where m.muter_id = :reader and m.muted_id = f.followed_id)
                                union all select :reader) a
                          cross join lateral (
                              select feed_id from social.post
                              where author_id = a.author_id and state = 'PUBLISHED' and audience_id is null
                                  and feed_id < :before
                              order by feed_id desc limit 1) newest
                          order by newest.feed_id desc limit :limit) a
                    cross join lateral (
                        select id, feed_id from social.post
                        where author_id = a.author_id and state = 'PUBLISHED' and audience_id is null
                            and feed_id < :before
                        order by feed_id desc limit :limit) p
                    union all
                    select p.id, p.feed_id, 'AUDIENCE' as source
                    from (select m.audience_id
                          from social.audience_member m
                          cross join lateral (
                              select p.feed_id from social.post p
                              where p.audience_id = m.audience_id and p.state = 'PUBLISHED' and p.feed_id < :before
                              %1$s
                              order by p.feed_id desc limit 1) newest
                          where m.person_id = :reader
                          order by newest.feed_id desc limit :limit) a
                    cross join lateral (
                        select p.id, p.feed_id from social.post p
                        where p.audience_id = a.audience_id and p.state = 'PUBLISHED' and p.feed_id < :before
                        %1$s
                        order by p.feed_id desc limit :limit) p) merged
                order by feed_id desc limit :limit
                """.formatted(Sight.wanted("p.author_id")), Map.of("before", before, "limit", limit), reader);
    }

    /** About any of these topics, by nobody whom the reader follows. */
    List<PostRow> about(Collection<String> topics, UUID reader, UUID before, int limit) {
        return rows.of(
                """
                select id, sorted_by, 'INTEREST' as source, interest from (
                    select distinct on (t.feed_id) t.post_id as id, t.feed_id as sorted_by, t.topic as interest
                    from unnest(:topics) as i (topic)
                    cross join lateral (
                        select p.topic, p.feed_id, p.post_id from social.post_topic p
                        where p.topic = i.topic and p.feed_id < :before and p.author_id <> :reader
                            and not exists (select from social.follow f
                                            where f.follower_id = :reader and f.followed_id = p.author_id)
                            %s
                        order by p.feed_id desc limit :limit) t
                    order by t.feed_id desc, t.topic) t
                order by sorted_by desc limit :limit
                """.formatted(Sight.wanted("p.author_id")),
                Map.of("topics", topics.toArray(String[]::new), "before", before, "limit", limit),
                reader);
    }

    /** The newest of all. */
    List<PostRow> ofEverybody(UUID reader, UUID before, int limit) {
        return rows.of(
                """
                select p.id, p.feed_id as sorted_by,
                       case when p.author_id = :reader
                                or exists (select from social.follow f
                                           where f.follower_id = :reader and f.followed_id = p.author_id)
                            then 'FOLLOWED' else 'EVERYBODY' end as source,
                       cast(null as text) as interest
                from social.post p where p.state = 'PUBLISHED' and p.audience_id is null
                """ + Sight.wanted("p.author_id") + PostRows.DOWN, Map.of("before", before, "limit", limit), reader);
    }
}
