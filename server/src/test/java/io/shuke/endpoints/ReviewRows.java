package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.partner;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Reviews, and questions about goods. */
final class ReviewRows {
    private static final Map<String, Object> DRAFT =
            Map.of("stars", 5, "text", "Good honey", "mediaIds", List.of(), "anonymous", false);

    static final List<Row> ROWS = List.of(
            anyone("GET /api/products/{id}/rating"),
            anyone("GET /api/products/{id}/reviews"),
            anyone("GET /api/shops/{handle}/sales-figures"),
            partner("GET /api/my/sales-figures"),
            partner("GET /api/my/sold-reviews"),
            partner("PUT /api/my/sold-reviews/{id}/reply")
                    .at(world -> "/api/my/sold-reviews/" + Rows.NONE + "/reply?version=0")
                    .with(Map.of("text", "Thank you")),
            partner("DELETE /api/my/sold-reviews/{id}/reply"),
            person("GET /api/orders/{id}/reviewable-lines"),
            person("POST /api/orders/{id}/lines/{lineId}/review")
                    .at(world -> "/api/orders/" + world.orderId() + "/lines/" + world.lineId() + "/review")
                    .with(DRAFT)
                    .of(Role.SHOPPER),
            person("GET /api/my/reviews/{id}"),
            person("PUT /api/my/reviews/{id}")
                    .at(world -> "/api/my/reviews/" + Rows.NONE + "?version=1")
                    .with(DRAFT),
            anyone("GET /api/products/{id}/question-count"),
            anyone("GET /api/products/{id}/questions"),
            person("POST /api/products/{id}/questions").with(Map.of("text", "Is it sweet?")),
            anyone("GET /api/questions/{id}"),
            person("DELETE /api/questions/{id}"),
            anyone("GET /api/questions/{id}/answers"),
            person("PUT /api/questions/{id}/my-answer")
                    .at(world -> "/api/questions/" + Rows.NONE + "/my-answer?version=0")
                    .with(Map.of("text", "Not too sweet")),
            person("DELETE /api/questions/{id}/my-answer"),
            staff("GET /api/operator/questions", Right.CARE, Right.MODERATION),
            staff("PUT /api/operator/questions/{id}/reply", Right.CARE).with(Map.of("words", "A little")),
            staff("GET /api/operator/answers", Right.CARE, Right.MODERATION),
            staff("GET /api/operator/reviews", Right.CARE, Right.MODERATION),
            staff("PUT /api/operator/reviews/{id}/reply", Right.CARE).with(Map.of("words", "Thank you")));

    private ReviewRows() {}
}
