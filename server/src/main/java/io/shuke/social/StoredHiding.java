package io.shuke.social;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what is hidden and what is not; what counts it moves in the same statement. */
@Repository
class StoredHiding {
    private final JdbcClient jdbc;

    StoredHiding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lockPost(UUID postId) {
        jdbc.sql("select id from social.post where id = :id for no key update")
                .param("id", postId)
                .query(UUID.class)
                .optional();
    }

    void hidePost(UUID postId) {
        jdbc.sql("""
                with hidden as (
                    update social.post set state = 'HIDDEN' where id = :id and state = 'PUBLISHED'
                    returning id, author_id, audience_id),
                unnamed as (delete from social.post_topic where post_id in (select id from hidden)),
                unshelved as (delete from social.post_goods where post_id in (select id from hidden))
                update social.profile set posts = posts - 1
                where person_id in (select author_id from hidden where audience_id is null)
                """).param("id", postId).update();
    }

    boolean showPost(UUID postId) {
        return jdbc.sql("""
                with shown as (
                    update social.post set state = 'PUBLISHED' where id = :id and state = 'HIDDEN'
                    returning id, author_id, feed_id, topics, audience_id),
                named as (
                    insert into social.post_topic (topic, feed_id, post_id, author_id)
                    select topic, s.feed_id, s.id, s.author_id from shown s cross join unnest(s.topics) as t (topic)
                    where s.audience_id is null),
                shelved as (
                    insert into social.post_goods (product_id, feed_id, post_id, author_id)
                    select distinct g.product_id, s.feed_id, s.id, s.author_id
                    from shown s join social.post_tag g on g.post_id = s.id
                    where s.audience_id is null),
                counted as (
                    update social.profile set posts = posts + 1
                    where person_id in (select author_id from shown where audience_id is null))
                select count(*) from shown
                """).param("id", postId).query(Integer.class).single() == 1;
    }

    void hideComment(UUID commentId) {
        turn(commentId, true, -1);
    }

    boolean showComment(UUID commentId) {
        return turn(commentId, false, 1);
    }

    private boolean turn(UUID commentId, boolean hidden, int change) {
        return jdbc.sql("""
                with turned as (
                    update social.comment set hidden = :hidden
                    where id = :id and hidden <> :hidden and author_id is not null
                    returning post_id, parent_id),
                replied as (
                    update social.comment set replies = replies + :change
                    where id in (select parent_id from turned))
                update social.post set comments = comments + :change where id in (select post_id from turned)
                """)
                        .param("id", commentId)
                        .param("hidden", hidden)
                        .param("change", change)
                        .update()
                == 1;
    }

    Optional<String> wordsOf(UUID personId) {
        return jdbc.sql("select words from social.profile where person_id = :person and words is not null")
                .param("person", personId)
                .query(String.class)
                .optional();
    }

    void takeWords(UUID personId) {
        jdbc.sql("update social.profile set words = null where person_id = :person")
                .param("person", personId)
                .update();
    }

    boolean giveWords(UUID personId, String words) {
        return jdbc.sql("update social.profile set words = :words where person_id = :person and words is null")
                        .param("person", personId)
                        .param("words", words)
                        .update()
                == 1;
    }
}
