package io.shuke.catalog;

import io.shuke.catalog.ShowingPicture.Shown;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredMedia {
    private static final String REMOVE = """
            with gone as (
                delete from catalog.media where uploaded_by = :person and not for_goods%s returning id, content_hash)
            select distinct g.content_hash from gone g
            where not exists (select from catalog.media m
                              where m.content_hash = g.content_hash and m.id not in (select id from gone))
            """;

    private final JdbcClient jdbc;

    /** The size of a picture that was uploaded before. */
    record Size(int width, int height) {}

    StoredMedia(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Size> sizeOf(String contentHash) {
        return jdbc.sql("select width, height from catalog.media where content_hash = :hash limit 1")
                .param("hash", contentHash)
                .query(Size.class)
                .optional();
    }

    int uploadedSince(UUID person, Instant since) {
        return jdbc.sql("select count(*) from catalog.media where uploaded_by = :person and created_at > :since")
                .param("person", person)
                .param("since", Times.sql(since))
                .query(Integer.class)
                .single();
    }

    void insert(UUID id, UUID person, String contentHash, Size size, boolean forGoods, Instant now) {
        jdbc.sql("""
                insert into catalog.media (id, uploaded_by, content_hash, width, height, for_goods, created_at)
                values (:id, :person, :hash, :width, :height, :for_goods, :now)
                """)
                .param("id", id)
                .param("person", person)
                .param("hash", contentHash)
                .param("width", size.width())
                .param("height", size.height())
                .param("for_goods", forGoods)
                .param("now", Times.sql(now))
                .update();
    }

    List<Picture> find(Collection<UUID> ids) {
        return jdbc.sql("select id, content_hash, width, height from catalog.media where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> picture(row))
                .list();
    }

    Optional<Picture> withContent(String contentHash) {
        return jdbc.sql("select id, content_hash, width, height from catalog.media where content_hash = :hash limit 1")
                .param("hash", contentHash)
                .query((row, number) -> picture(row))
                .optional();
    }

    /** They stay until the transaction ends: whoever forgets them waits for it. */
    List<Picture> holdUploadedBy(UUID person, Collection<UUID> ids) {
        return uploadedBy(person, ids, "key share");
    }

    /** Whoever is about to show one waits until the transaction ends. */
    List<Picture> lockUploadedBy(UUID person, Collection<UUID> ids) {
        return uploadedBy(person, ids, "update");
    }

    private List<Picture> uploadedBy(UUID person, Collection<UUID> ids, String lock) {
        return jdbc.sql("""
                select id, content_hash, width, height from catalog.media
                where id = any(:ids) and uploaded_by = :person order by id for %s
                """.formatted(lock))
                .param("ids", ids.toArray(UUID[]::new))
                .param("person", person)
                .query((row, number) -> picture(row))
                .list();
    }

    List<Picture> ownOf(UUID person) {
        return jdbc.sql("""
                select id, content_hash, width, height from catalog.media
                where uploaded_by = :person and not for_goods order by created_at
                """)
                .param("person", person)
                .query((row, number) -> picture(row))
                .list();
    }

    /** Removes a person's own pictures, and answers the contents that nobody else has uploaded. */
    List<String> removeOwnOf(UUID person) {
        return jdbc.sql(REMOVE.formatted(""))
                .param("person", person)
                .query(String.class)
                .list();
    }

    /** The same of these alone. */
    List<String> removeOwn(UUID person, Collection<UUID> ids) {
        return jdbc.sql(REMOVE.formatted(" and id = any(:ids)"))
                .param("person", person)
                .param("ids", ids.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    /** How many other pictures the product has; its row is locked, so that two cannot both add the last. */
    Optional<Integer> lockAndCount(UUID productId, UUID mediaId) {
        return jdbc.sql("""
                select (select count(*)::int from catalog.product_picture pp where pp.product_id = p.id
                          and pp.media_id <> :media)
                from catalog.product p where p.id = :product for update
                """)
                .param("product", productId)
                .param("media", mediaId)
                .query(Integer.class)
                .optional();
    }

    /** The pictures of a product in their order; its row is locked. Empty where there is no such product. */
    Optional<List<Shown>> lockShown(UUID productId) {
        var locked = jdbc.sql("select id from catalog.product where id = :product for update")
                .param("product", productId)
                .query(UUID.class)
                .optional();
        return locked.map(product -> jdbc.sql(
                        "select media_id, alt from catalog.product_picture where product_id = :product order by position")
                .param("product", product)
                .query(Shown.class)
                .list());
    }

    /** Shows these pictures in this order and no others; answers how many of them are pictures for goods. */
    int arrange(UUID productId, List<Shown> pictures) {
        return jdbc.sql("""
                with wanted as (
                    select w.media_id, w.alt, w.position
                    from unnest(cast(:media as uuid[]), cast(:alts as text[])) with ordinality
                        as w (media_id, alt, position)
                    join catalog.media m on m.id = w.media_id and m.for_goods
                ), gone as (
                    delete from catalog.product_picture
                    where product_id = :product and media_id <> all(cast(:media as uuid[]))
                )
                insert into catalog.product_picture as p (product_id, media_id, position, alt)
                select :product, media_id, position, alt from wanted
                on conflict (product_id, media_id) do update set position = excluded.position, alt = excluded.alt
                """)
                .param("product", productId)
                .param("media", pictures.stream().map(Shown::mediaId).toArray(UUID[]::new))
                .param("alts", pictures.stream().map(Shown::alt).toArray(String[]::new))
                .update();
    }

    /** False where the picture is none for goods; one that is there already gets the new words. */
    boolean show(UUID productId, UUID mediaId, String alt) {
        return jdbc.sql("""
                        insert into catalog.product_picture (product_id, media_id, position, alt)
                        select :product, m.id, coalesce((select max(position) + 1 from catalog.product_picture
                                                         where product_id = :product), 0), :alt
                        from catalog.media m where m.id = :media and m.for_goods
                        on conflict (product_id, media_id) do update set alt = excluded.alt
                        """)
                        .param("product", productId)
                        .param("media", mediaId)
                        .param("alt", alt)
                        .update()
                == 1;
    }

    boolean hide(UUID productId, UUID mediaId) {
        return jdbc.sql("delete from catalog.product_picture where product_id = :product and media_id = :media")
                        .param("product", productId)
                        .param("media", mediaId)
                        .update()
                == 1;
    }

    private static Picture picture(ResultSet row) throws SQLException {
        return Picture.of(
                row.getObject("id", UUID.class),
                "",
                row.getString("content_hash"),
                row.getInt("width"),
                row.getInt("height"));
    }
}
