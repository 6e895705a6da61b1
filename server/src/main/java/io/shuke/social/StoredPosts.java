package io.shuke.social;

import io.shuke.shared.SearchText;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes posts. */
@Repository
class StoredPosts {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** A post that is locked until the transaction ends; the feed id is there once it was published. */
    record Locked(
            UUID id,
            UUID authorId,
            PostView.State state,
            int version,
            @Nullable UUID feedId,
            @Nullable UUID audienceId) {}

    StoredPosts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    int draftsOf(UUID authorId) {
        return jdbc.sql("select count(*) from social.post where author_id = :author and state = 'DRAFT'")
                .param("author", authorId)
                .query(Integer.class)
                .single();
    }

    Optional<Locked> lock(UUID authorId, UUID postId) {
        return jdbc.sql("""
                select id, author_id, state, version, feed_id, audience_id from social.post
                where id = :id and author_id = :author for update
                """)
                .param("id", postId)
                .param("author", authorId)
                .query(Locked.class)
                .optional();
    }

    void insert(UUID id, UUID authorId, @Nullable UUID audienceId, PostContent content, Instant at) {
        write("""
                insert into social.post (id, author_id, state, text, pictures, topics, tells_bought, version,
                                         search_text, grams, created_at, audience_id)
                values (:id, :author, 'DRAFT', :text, cast(:pictures as jsonb), :topics, :tells_bought, 1,
                        :search_text, :grams, :at, cast(:audience as uuid))
                """, id, content, at)
                .param("author", authorId)
                .param("audience", audienceId)
                .update();
    }

    void update(UUID id, PostContent content, Instant at) {
        write("""
                update social.post
                set text = :text, pictures = cast(:pictures as jsonb), topics = :topics,
                    tells_bought = :tells_bought, search_text = :search_text, grams = :grams,
                    version = version + 1, edited_at = case when state = 'PUBLISHED' then :at end
                where id = :id
                """, id, content, at).update();
    }

    private JdbcClient.StatementSpec write(String sql, UUID id, PostContent content, Instant at) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("text", content.text())
                .param("pictures", json.writeValueAsString(content.pictures()))
                .param("topics", content.topics().toArray(String[]::new))
                .param("tells_bought", content.tellsBought())
                .param("search_text", SearchText.normalised(content.text()))
                .param("grams", SearchText.grams(content.text()).toArray(String[]::new))
                .param("at", Times.sql(at));
    }

    /** Writes the goods and the mentions of a post anew. */
    void arrange(UUID postId, PostContent content) {
        var tags = content.tags();
        jdbc.sql("delete from social.post_tag where post_id = :post")
                .param("post", postId)
                .update();
        jdbc.sql("delete from social.mention where post_id = :post")
                .param("post", postId)
                .update();
        if (!tags.isEmpty()) {
            jdbc.sql("""
                    insert into social.post_tag (post_id, position, product_id, picture, x, y)
                    select :post, place - 1, product_id, picture, x, y
                    from unnest(:products, :pictures, :xs, :ys)
                        with ordinality as t (product_id, picture, x, y, place)
                    """)
                    .param("post", postId)
                    .param(
                            "products",
                            tags.stream().map(PostDraft.Tag::productId).toArray(UUID[]::new))
                    .param("pictures", tags.stream().map(PostDraft.Tag::picture).toArray(Integer[]::new))
                    .param("xs", tags.stream().map(PostDraft.Tag::x).toArray(Integer[]::new))
                    .param("ys", tags.stream().map(PostDraft.Tag::y).toArray(Integer[]::new))
                    .update();
        }
        if (!content.mentions().isEmpty()) {
            jdbc.sql("""
                    insert into social.mention (post_id, person_id, name)
                    select :post, person_id, name from unnest(:people, :names) as m (person_id, name)
                    """)
                    .param("post", postId)
                    .param("people", content.mentions().keySet().toArray(UUID[]::new))
                    .param("names", content.mentions().values().toArray(String[]::new))
                    .update();
        }
    }

    /** Keeps a published post as it stands now, with the names that it has. */
    void keepVersion(UUID postId, Instant until) {
        jdbc.sql("""
                with kept as (
                    insert into social.post_version (post_id, version, text, pictures, goods, until)
                    select id, version, text, pictures,
                           array(select product_id from social.post_tag where post_id = id order by position), :until
                    from social.post where id = :post
                    returning post_id, version)
                insert into social.version_mention (post_id, version, person_id, name)
                select m.post_id, k.version, m.person_id, m.name
                from kept k join social.mention m on m.post_id = k.post_id
                """).param("post", postId).param("until", Times.sql(until)).update();
    }

    int versionsOf(UUID postId) {
        return jdbc.sql("select count(*) from social.post_version where post_id = :post")
                .param("post", postId)
                .query(Integer.class)
                .single();
    }

    /** Whom the post mentions, by the names that it has for them. */
    Map<UUID, String> mentionsOf(UUID postId) {
        return jdbc
                .sql("select person_id, name from social.mention where post_id = :post")
                .param("post", postId)
                .query((row, number) -> Map.entry(row.getObject("person_id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether what a version keeps would be just what the post says now. */
    boolean says(UUID postId, PostContent content) {
        return jdbc.sql("""
                select text = :text and pictures = cast(:pictures as jsonb)
                    and array(select product_id from social.post_tag where post_id = id order by position) = :goods
                from social.post where id = :post
                """)
                .param("post", postId)
                .param("text", content.text())
                .param("pictures", json.writeValueAsString(content.pictures()))
                .param(
                        "goods",
                        content.tags().stream().map(PostDraft.Tag::productId).toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    void publish(UUID postId, UUID feedId, Instant at) {
        jdbc.sql("""
                update social.post set state = 'PUBLISHED', feed_id = :feed, published_at = :at
                where id = :post and state = 'DRAFT'
                """)
                .param("post", postId)
                .param("feed", feedId)
                .param("at", Times.sql(at))
                .update();
    }

    /** Puts it into the lists of its topics and of its goods, and into no others. */
    void list(UUID postId, UUID authorId, UUID feedId, PostContent content) {
        jdbc.sql("""
                with untopical as (delete from social.post_topic where post_id = :post)
                delete from social.post_goods where post_id = :post
                """).param("post", postId).update();
        if (content.topics().isEmpty() && content.tags().isEmpty()) {
            return;
        }
        jdbc.sql("""
                with topical as (
                    insert into social.post_topic (topic, feed_id, post_id, author_id)
                    select topic, :feed, :post, :author from unnest(:topics) as t (topic))
                insert into social.post_goods (product_id, feed_id, post_id, author_id)
                select distinct product_id, :feed, :post, :author from unnest(:products) as g (product_id)
                """)
                .param("feed", feedId)
                .param("post", postId)
                .param("author", authorId)
                .param("topics", content.topics().toArray(String[]::new))
                .param(
                        "products",
                        content.tags().stream().map(PostDraft.Tag::productId).toArray(UUID[]::new))
                .update();
    }

    /** The links of goods, each by its code. */
    void addLinks(UUID postId, Map<String, UUID> productOf) {
        if (productOf.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into social.post_link (code, post_id, product_id)
                select code, :post, product_id from unnest(:codes, :products) as l (code, product_id)
                on conflict (code) do nothing
                """)
                .param("post", postId)
                .param("codes", productOf.keySet().toArray(String[]::new))
                .param("products", productOf.values().toArray(UUID[]::new))
                .update();
    }

    void delete(UUID postId) {
        jdbc.sql("delete from social.post where id = :post")
                .param("post", postId)
                .update();
    }
}
