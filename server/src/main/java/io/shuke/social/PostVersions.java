package io.shuke.social;

import io.shuke.shared.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what posts were before they were edited. */
@Repository
public class PostVersions {
    private final JdbcClient jdbc;

    /** A published post as it stood until then. */
    @Schema(name = "PostVersion")
    public record Version(int version, String text, int pictures, int goods, Instant until) {}

    PostVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<List<Version>> of(UUID authorId, UUID postId) {
        var own = jdbc.sql("select exists (select from social.post where id = :post and author_id = :author)")
                .param("post", postId)
                .param("author", authorId)
                .query(Boolean.class)
                .single();
        return own ? Optional.of(versions(postId)) : Optional.empty();
    }

    private List<Version> versions(UUID postId) {
        return jdbc.sql("""
                select version, text, jsonb_array_length(pictures) as pictures, cardinality(goods) as goods, until
                from social.post_version where post_id = :post order by version desc
                """)
                .param("post", postId)
                .query((row, number) -> new Version(
                        row.getInt("version"),
                        row.getString("text"),
                        row.getInt("pictures"),
                        row.getInt("goods"),
                        Times.instant(row, "until")))
                .list();
    }
}
