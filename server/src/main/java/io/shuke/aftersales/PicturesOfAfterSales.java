package io.shuke.aftersales;

import io.shuke.catalog.Picture;
import io.shuke.catalog.PicturesInUse;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pictures by which buyers show what is wrong. */
@Repository
class PicturesOfAfterSales implements PicturesInUse {
    private final JdbcClient jdbc;

    PicturesOfAfterSales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> among(UUID personId, Collection<Picture> pictures) {
        return jdbc.sql("""
                select p.media_id from aftersales.picture p join aftersales.after_sale s on s.id = p.after_sale_id
                where s.buyer_id = :person and p.media_id = any(:ids)
                """)
                .param("person", personId)
                .param("ids", pictures.stream().map(Picture::id).toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }
}
