package io.shuke.circle;

import io.shuke.catalog.Picture;
import io.shuke.catalog.PicturesInUse;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Covers of circles, whoever is their host by now. */
@Repository
class PicturesOfCircles implements PicturesInUse {
    private final JdbcClient jdbc;

    PicturesOfCircles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> among(UUID personId, Collection<Picture> pictures) {
        return jdbc.sql("select cover_id from circle.circle where cover_id = any(:ids)")
                .param("ids", pictures.stream().map(Picture::id).toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }
}
