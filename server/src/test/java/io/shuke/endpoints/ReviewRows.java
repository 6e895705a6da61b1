package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.partner;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Reviews. */
final class ReviewRows {
    private static final Map<String, Object> DRAFT =
            Map.of("stars", 5, "text", "Good honey", "mediaIds", List.of(), "anonymous", false);

    static final List<Row> ROWS = List.of(
            anyone("GET /api/products/{id}/rating"),
            anyone("GET /api/products/{id}/reviews"),
            anyone("GET /api/shops/{handle}/sales-figures"),
            partner("GET /api/my/sales-figures"),
            person("GET /api/orders/{id}/reviewable-lines"),
            person("POST /api/orders/{id}/lines/{lineId}/review")
                    .at(world -> "/api/orders/" + world.orderId() + "/lines/" + world.lineId() + "/review")
                    .with(DRAFT)
                    .of(Role.SHOPPER),
            person("GET /api/my/reviews/{id}"),
            person("PUT /api/my/reviews/{id}")
                    .at(world -> "/api/my/reviews/" + Rows.NONE + "?version=1")
                    .with(DRAFT),
            staff("GET /api/operator/reviews", Right.CARE, Right.MODERATION),
            staff("PUT /api/operator/reviews/{id}/reply", Right.CARE).with(Map.of("words", "Thank you")));

    private ReviewRows() {}
}
