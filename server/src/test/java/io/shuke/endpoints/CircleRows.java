package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Circles. */
final class CircleRows {
    private static final Map<String, Object> EVENT = Map.of(
            "title",
            "Bread on Saturday",
            "words",
            "Bring a bowl",
            "startsAt",
            "2099-09-30T10:00:00Z",
            "endsAt",
            "2099-09-30T12:00:00Z",
            "room",
            12);

    private static final Map<String, Object> DRAFT =
            Map.of("name", "Campers", "words", "For people who camp.", "rules", "Be kind.", "entry", "OPEN");

    static final List<Row> ROWS = List.of(
            person("POST /api/circles").with(DRAFT),
            anyone("GET /api/circles"),
            person("GET /api/my/circles"),
            anyone("GET /api/circles/{id}"),
            person("PUT /api/circles/{id}")
                    .at(world -> "/api/circles/" + Rows.NONE + "?version=1")
                    .with(DRAFT),
            person("DELETE /api/circles/{id}"),
            person("PUT /api/circles/{id}/membership").with(Map.of("words", "Let me in")),
            person("DELETE /api/circles/{id}/membership"),
            person("GET /api/circle-invitations/{code}"),
            person("PUT /api/circle-invitations/{code}/membership"),
            person("GET /api/circles/{id}/members"),
            person("GET /api/circles/{id}/requests"),
            person("GET /api/circles/{id}/removals"),
            person("PUT /api/circles/{id}/requests/{code}/acceptance"),
            person("DELETE /api/circles/{id}/requests/{code}"),
            person("DELETE /api/circles/{id}/members/{code}"),
            person("DELETE /api/circles/{id}/removals/{code}"),
            person("PUT /api/circles/{id}/members/{code}/role").with(Map.of("role", "MODERATOR")),
            person("GET /api/circles/{id}/invitation"),
            person("PUT /api/circles/{id}/invitation"),
            anyone("GET /api/circles/{id}/posts"),
            person("DELETE /api/circles/{id}/posts/{postId}"),
            anyone("GET /api/circles/{id}/announcements"),
            person("PUT /api/circles/{id}/announcements/{postId}"),
            person("DELETE /api/circles/{id}/announcements/{postId}"),
            anyone("GET /api/circles/{id}/shelf"),
            person("PUT /api/circles/{id}/shelf").with(Map.of("productIds", List.of())),
            person("GET /api/circles/{id}/needs"),
            person("POST /api/circles/{id}/needs").with(Map.of("words", "A light tent")),
            person("PUT /api/circle-needs/{id}/vote"),
            person("DELETE /api/circle-needs/{id}/vote"),
            person("DELETE /api/circle-needs/{id}"),
            person("POST /api/circle-needs/{id}/offer")
                    .with(Map.of(
                            "skuId",
                            Rows.NONE,
                            "price",
                            Map.of("amountMinor", 6000, "currency", "CNY"),
                            "startsAt",
                            "2026-11-27T00:00:00Z",
                            "endsAt",
                            "2026-12-01T00:00:00Z")),
            person("POST /api/circle-needs/{id}/group-proposal").with(GroupRows.PROPOSAL),
            person("GET /api/circles/{id}/polls"),
            person("POST /api/circles/{id}/polls")
                    .with(Map.of("question", "When?", "options", List.of("Eight", "Noon"), "days", 7)),
            person("PUT /api/circle-polls/{id}/choice").with(Map.of("number", 1)),
            person("DELETE /api/circle-polls/{id}"),
            person("GET /api/circles/{id}/offers"),
            person("DELETE /api/circle-offers/{id}"),
            person("GET /api/circles/{id}/offer-bounds")
                    .at(world -> "/api/circles/" + Rows.NONE + "/offer-bounds?skuId=" + Rows.NONE),
            person("GET /api/circles/{id}/figures"),
            person("GET /api/circles/{id}/events"),
            person("POST /api/circles/{id}/events").with(EVENT),
            person("GET /api/circle-events/{id}"),
            person("PUT /api/circle-events/{id}").with(EVENT),
            person("POST /api/circle-events/{id}/cancellation").with(Map.of("reason", "Rain")),
            person("PUT /api/circle-events/{id}/coming"),
            person("DELETE /api/circle-events/{id}/coming"),
            staff("GET /api/operator/circles", Right.CARE),
            staff("GET /api/operator/circles/{id}", Right.CARE),
            staff("POST /api/operator/circles/{id}/opening", Right.CARE).with(Map.of("mostMembers", 500)),
            staff("POST /api/operator/circles/{id}/refusal", Right.CARE).with(Map.of("reason", "Unclear.")),
            staff("POST /api/operator/circles/{id}/closure", Right.CARE).with(Map.of("reason", "It sells elsewhere.")));

    private CircleRows() {}
}
