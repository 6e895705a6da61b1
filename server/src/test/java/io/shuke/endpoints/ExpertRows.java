package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** What people know, and staff verify. */
final class ExpertRows {
    static final List<Row> ROWS = List.of(
            anyone("GET /api/expert-fields"),
            staff("POST /api/operator/expert-fields", Right.MODERATION).with(Map.of("name", " ", "nameEn", "Tea")),
            staff("PUT /api/operator/expert-fields/{code}", Right.MODERATION)
                    .at(world -> "/api/operator/expert-fields/NONE")
                    .with(Map.of("version", 1, "name", "茶与茶具", "nameEn", "Tea and teaware")),
            staff("PUT /api/operator/expert-fields/{code}/retirement", Right.MODERATION)
                    .at(world -> "/api/operator/expert-fields/NONE/retirement")
                    .with(Map.of("version", 1, "retired", true)),
            staff("PUT /api/operator/expert-field-order", Right.MODERATION).with(Map.of("fields", List.of())),
            person("GET /api/my/expertise"),
            person("POST /api/my/expert-evidence").with(new Row.Upload("file", "a.png", new byte[0])),
            person("GET /api/my/expert-evidence/{id}"),
            person("POST /api/my/expert-applications")
                    .with(Map.of(
                            "field",
                            "TEA",
                            "words",
                            "Twelve years a taster of tea",
                            "certificate",
                            "T 2014-0872",
                            "evidenceIds",
                            List.of())),
            person("DELETE /api/my/expert-applications/{id}")
                    .at(world -> "/api/my/expert-applications/" + Rows.NONE + "?version=1"),
            staff("GET /api/operator/expert-applications", Right.MODERATION),
            staff("POST /api/operator/expert-applications/{id}/reading", Right.MODERATION),
            staff("GET /api/operator/expert-evidence/{id}", Right.MODERATION),
            staff("POST /api/operator/expert-applications/{id}/approval", Right.MODERATION)
                    .with(Map.of("version", 1)),
            staff("POST /api/operator/expert-applications/{id}/refusal", Right.MODERATION)
                    .with(Map.of("version", 1, "reason", "It can't be read")),
            staff("POST /api/operator/expert-applications/{id}/revocation", Right.MODERATION)
                    .with(Map.of("version", 1, "reason", "It was somebody else's")));

    private ExpertRows() {}
}
