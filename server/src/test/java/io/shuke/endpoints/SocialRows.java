package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.NONE;
import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** People, posts and the feed. */
final class SocialRows {
    private static final Map<String, Object> DRAFT = Map.of(
            "text",
            "#honey for breakfast",
            "mediaIds",
            List.of(),
            "tags",
            List.of(),
            "mentions",
            List.of(),
            "tellsBought",
            false,
            "publish",
            false);

    static final List<Row> ROWS = List.of(
            anyone("GET /posts/{id}"),
            anyone("GET /api/people/{code}"),
            anyone("GET /api/people/{code}/followers"),
            anyone("GET /api/people/{code}/following"),
            anyone("GET /api/people/{code}/posts"),
            person("PUT /api/people/{code}/follow"),
            person("DELETE /api/people/{code}/follow"),
            person("PUT /api/people/{code}/block"),
            person("DELETE /api/people/{code}/block"),
            person("PUT /api/people/{code}/mute"),
            person("DELETE /api/people/{code}/mute"),
            person("GET /api/my/friends-choices").at(world -> "/api/my/friends-choices?productId=" + Rows.NONE),
            person("GET /api/my/friends-purchases"),
            person("GET /api/my/profile"),
            person("PATCH /api/my/profile").with(Map.of("words", "I like honey.")),
            person("GET /api/my/blocked-people"),
            person("POST /api/posts").with(DRAFT),
            anyone("GET /api/posts/{id}"),
            person("PUT /api/posts/{id}")
                    .at(world -> "/api/posts/" + NONE + "?version=1")
                    .with(DRAFT),
            person("DELETE /api/posts/{id}"),
            person("GET /api/my/drafts"),
            person("GET /api/my/posts/{id}/versions"),
            person("GET /api/my/posts/{id}/results"),
            person("PUT /api/posts/{id}/like"),
            person("DELETE /api/posts/{id}/like"),
            person("PUT /api/posts/{id}/save"),
            person("DELETE /api/posts/{id}/save"),
            person("GET /api/my/saved-posts"),
            anyone("PUT /api/posts/{id}/view"),
            anyone("GET /api/posts/{id}/comments"),
            person("POST /api/posts/{id}/comments").with(Map.of("text", "Looks good")),
            anyone("GET /api/comments/{id}/replies"),
            person("DELETE /api/comments/{id}"),
            anyone("GET /api/feed"),
            anyone("GET /api/topics"),
            anyone("GET /api/topics/{topic}/posts"),
            anyone("GET /api/products/{productId}/posts"),
            anyone("GET /api/post-search").at(world -> "/api/post-search?q=honey"),
            person("POST /api/reports").with(Map.of("subject", "POST", "ref", NONE, "reason", "SPAM")),
            person("GET /api/my/takedowns"),
            person("GET /api/my/posting-standing"),
            person("POST /api/my/takedowns/{id}/appeal").with(Map.of("words", "It is my own honey.")),
            staff("GET /api/operator/moderation-cases", Right.MODERATION),
            staff("GET /api/operator/moderation-cases/{id}/reports", Right.MODERATION),
            staff("POST /api/operator/moderation-cases/{id}/dismissal", Right.MODERATION)
                    .with(Map.of("words", "An opinion")),
            staff("POST /api/operator/moderation-cases/{id}/takedown", Right.MODERATION)
                    .with(Map.of("reason", "SPAM", "words", "Again and again")),
            staff("POST /api/operator/moderation-cases", Right.MODERATION)
                    .with(Map.of("subject", "REVIEW", "subjectId", NONE, "reason", "SPAM", "words", "Again and again")),
            staff("POST /api/operator/moderation-cases/{id}/reading", Right.MODERATION),
            staff("POST /api/operator/moderation-cases/{id}/restoration", Right.MODERATION)
                    .with(Map.of("words", "You are right")),
            staff("POST /api/operator/moderation-cases/{id}/confirmation", Right.MODERATION)
                    .with(Map.of("words", "It stays")),
            staff("GET /api/operator/listed-words", Right.MODERATION),
            staff("POST /api/operator/listed-words", Right.MODERATION).with(Map.of("word", " ", "effect", "HOLD")),
            staff("DELETE /api/operator/listed-words/{id}", Right.MODERATION));

    private SocialRows() {}
}
