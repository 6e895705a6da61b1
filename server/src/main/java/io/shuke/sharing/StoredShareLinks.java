package io.shuke.sharing;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredShareLinks {
    private final JdbcClient jdbc;

    StoredShareLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the link, or answers the one that the person made before for the same. */
    ShareLink insertOrFind(ShareLink link, Instant at) {
        var code = jdbc.sql("""
                insert into sharing.share_link
                    (code, person_id, target_kind, target_id, product_id, channel, placement, created_at)
                values (:code, :person, :kind, cast(:target as uuid), cast(:product as uuid), :channel, :placement, :at)
                on conflict (person_id, target_kind, target_id, channel, placement)
                    do update set placement = excluded.placement
                returning code
                """)
                .param("code", link.code())
                .param("person", link.personId())
                .param("kind", link.target().kind().name())
                .param("target", link.target().id())
                .param("product", link.target().productId())
                .param("channel", link.channel().name())
                .param("placement", link.placement())
                .param("at", Times.sql(at))
                .query(String.class)
                .single();
        return new ShareLink(code, link.personId(), link.target(), link.channel(), link.placement());
    }

    java.util.Optional<ShareLink> find(String code) {
        return jdbc.sql("""
                select code, person_id, target_kind, target_id, product_id, channel, placement
                from sharing.share_link where code = :code
                """)
                .param("code", code)
                .query((row, number) -> new ShareLink(
                        row.getString("code"),
                        row.getObject("person_id", UUID.class),
                        new ShareTarget(
                                ShareTarget.Kind.valueOf(row.getString("target_kind")),
                                row.getObject("target_id", UUID.class),
                                row.getObject("product_id", UUID.class)),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("placement")))
                .optional();
    }
}
