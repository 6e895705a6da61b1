package io.shuke.social;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredReactions {
    private final JdbcClient jdbc;

    StoredReactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean canSee(UUID postId, UUID readerId) {
        return jdbc.sql("select exists (select from social.post p where p.id = :post and p.state = 'PUBLISHED' "
                        + Sight.notBlocked("p.author_id") + Sight.MEANT_FOR_READER + ")")
                .param("post", postId)
                .param("reader", readerId)
                .query(Boolean.class)
                .single();
    }

    /** The post is kept from going away; its count moves where a row is written, in one statement. */
    void add(UUID personId, UUID postId, Reactions.Kind kind, Instant at) {
        jdbc.sql("""
                with put as (
                    insert into social.%s (post_id, person_id, at)
                    select p.id, :person, :at
                    from (select id from social.post where id = :post and state = 'PUBLISHED' for key share) p
                    on conflict (person_id, post_id) do nothing
                    returning post_id)
                update social.post set %s = %s + 1 where id in (select post_id from put)
                """.formatted(kind.table, kind.count, kind.count))
                .param("person", personId)
                .param("post", postId)
                .param("at", Times.sql(at))
                .update();
    }

    void remove(UUID personId, UUID postId, Reactions.Kind kind) {
        jdbc.sql("""
                with gone as (
                    delete from social.%s where post_id = :post and person_id = :person returning post_id)
                update social.post set %s = %s - 1 where id in (select post_id from gone)
                """.formatted(kind.table, kind.count, kind.count))
                .param("person", personId)
                .param("post", postId)
                .update();
    }

    void view(UUID viewerId, UUID postId, Instant at) {
        jdbc.sql("""
                insert into social.post_view (post_id, viewer_id, at)
                select p.id, :viewer, :at
                from (select id from social.post
                      where id = :post and state = 'PUBLISHED' and author_id <> :viewer for key share) p
                on conflict do nothing
                """)
                .param("viewer", viewerId)
                .param("post", postId)
                .param("at", Times.sql(at))
                .update();
    }
}
