package io.shuke.messaging;

import io.shuke.catalog.Picture;
import io.shuke.catalog.PicturesInUse;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pictures that somebody sent to somebody. */
@Repository
class PicturesOfMessages implements PicturesInUse {
    private final JdbcClient jdbc;

    PicturesOfMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> among(UUID personId, Collection<Picture> pictures) {
        return jdbc.sql("""
                select media_id from messaging.message where sender_id = :person and media_id = any(:ids)
                """)
                .param("person", personId)
                .param("ids", pictures.stream().map(Picture::id).toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }
}
