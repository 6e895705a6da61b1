package io.shuke.review;

import io.shuke.catalog.Picture;
import io.shuke.catalog.PicturesInUse;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pictures of reviews, and of what those said before. */
@Repository
class PicturesOfReviews implements PicturesInUse {
    private final JdbcClient jdbc;

    PicturesOfReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> among(UUID personId, Collection<Picture> pictures) {
        return jdbc.sql("""
                select (e ->> 'id')::uuid as id
                from (select author_id, pictures from review.review
                      union all
                      select r.author_id, v.pictures from review.review r
                      join review.review_version v on v.review_id = r.id) p
                cross join jsonb_array_elements(p.pictures) e
                where p.author_id = :person and (e ->> 'id')::uuid = any(:ids)
                """)
                .param("person", personId)
                .param("ids", pictures.stream().map(Picture::id).toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }
}
