package io.shuke.social;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredAudiences {
    private final JdbcClient jdbc;

    StoredAudiences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UUID id, boolean open) {
        jdbc.sql("""
                insert into social.audience (id, open) values (:id, :open)
                on conflict (id) do update set open = excluded.open
                """).param("id", id).param("open", open).update();
    }

    void admit(UUID id, UUID personId) {
        jdbc.sql("""
                insert into social.audience_member (person_id, audience_id) values (:person, :audience)
                on conflict do nothing
                """).param("person", personId).param("audience", id).update();
    }

    void dismiss(UUID id, UUID personId) {
        jdbc.sql("delete from social.audience_member where person_id = :person and audience_id = :audience")
                .param("person", personId)
                .param("audience", id)
                .update();
    }

    void dismissAll(UUID id) {
        jdbc.sql("delete from social.audience_member where audience_id = :audience")
                .param("audience", id)
                .update();
    }

    /** Nobody writes for it until the transaction ends. */
    void lock(UUID id) {
        jdbc.sql("select id from social.audience where id = :id for no key update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Drafts are nobody's yet; what staff hid may be shown again. */
    boolean hasWordsOfOthers(UUID id, UUID personId) {
        return jdbc.sql("""
                select exists (
                    select from social.post p
                    where p.audience_id = :audience and p.state <> 'DRAFT'
                      and (p.author_id <> :person
                           or exists (select from social.comment c where c.post_id = p.id and c.author_id <> :person)))
                """)
                .param("audience", id)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Keeps the person in the audience, and it open or closed as it is, until the transaction ends; false where they are
     * not in it.
     */
    boolean hold(UUID id, UUID personId) {
        return jdbc.sql("""
                select m.person_id from social.audience_member m join social.audience u on u.id = m.audience_id
                where m.person_id = :person and m.audience_id = :audience for key share of m for share of u
                """)
                .param("person", personId)
                .param("audience", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    boolean anyOf(UUID personId) {
        return jdbc.sql("select exists (select from social.audience_member where person_id = :person)")
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /** The post is its author's draft again; false where the audience has no such post. */
    boolean takeOut(UUID id, UUID postId) {
        return jdbc.sql("""
                update social.post set state = 'DRAFT', feed_id = null, published_at = null, edited_at = null
                where id = :post and audience_id = :audience and state = 'PUBLISHED'
                """).param("post", postId).param("audience", id).update() == 1;
    }
}
