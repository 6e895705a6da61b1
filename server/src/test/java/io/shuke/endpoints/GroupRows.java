package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.NONE;
import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.partner;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Campaigns and groups. A group is opened and joined by an order. */
final class GroupRows {
    static final Map<String, Object> PROPOSAL = Map.of(
            "goods",
            List.of(Map.of("skuId", NONE, "priceMinor", 9900, "pieces", 10)),
            "size",
            3,
            "fillHours",
            24,
            "startsAt",
            "2026-11-20T00:00:00Z",
            "endsAt",
            "2026-12-20T00:00:00Z",
            "piecesEach",
            2,
            "seatsEach",
            1,
            "words",
            "Many of us want it.");

    static final List<Row> ROWS = List.of(
            anyone("GET /g/{code}"),
            anyone("GET /api/groups"),
            anyone("GET /api/groups/{code}").at(world -> "/api/groups/k3TqWx7RbNm2"),
            anyone("GET /api/products/{id}/group-offers"),
            person("GET /api/circles/{id}/group-offers"),
            partner("POST /api/my/group-proposals").with(PROPOSAL),
            person("GET /api/my/group-proposals"),
            person("POST /api/my/group-proposals/{id}/withdrawal"),
            person("POST /api/circles/{id}/group-proposals").with(PROPOSAL),
            staff("GET /api/operator/group-proposals", Right.CATALOGUE),
            staff("GET /api/operator/group-proposals/{id}", Right.CATALOGUE),
            staff("POST /api/operator/group-proposals/{id}/approval", Right.CATALOGUE)
                    .with(Map.of(
                            "pieces",
                            List.of(Map.of("skuId", NONE, "count", 10)),
                            "startsAt",
                            "2026-11-20T00:00:00Z",
                            "endsAt",
                            "2026-12-20T00:00:00Z")),
            staff("POST /api/operator/group-proposals/{id}/refusal", Right.CATALOGUE)
                    .with(Map.of("reason", "Too little is left.")),
            staff("GET /api/operator/group-campaigns", Right.CATALOGUE),
            staff("GET /api/operator/group-campaigns/{id}", Right.CATALOGUE),
            staff("GET /api/operator/group-campaigns/{id}/funnel", Right.CATALOGUE),
            staff("POST /api/operator/group-campaigns", Right.CATALOGUE)
                    .with(Map.of(
                            "goods",
                            List.of(Map.of(
                                    "skuId",
                                    NONE,
                                    "priceMinor",
                                    9900,
                                    "pieces",
                                    10,
                                    "steps",
                                    List.of(Map.of("people", 3, "priceMinor", 8900)))),
                            "rules",
                            Map.of("least", 2, "openers", "PARTNERS", "joiners", "NEWCOMERS", "openerSavesMinor", 500),
                            "size",
                            3,
                            "fillHours",
                            24,
                            "startsAt",
                            "2026-09-20T00:00:00Z",
                            "endsAt",
                            "2099-09-30T00:00:00Z",
                            "piecesEach",
                            2,
                            "seatsEach",
                            1)),
            staff("POST /api/operator/group-campaigns/{id}/publication", Right.CATALOGUE),
            staff("POST /api/operator/group-campaigns/{id}/end", Right.CATALOGUE)
                    .with(Map.of("reason", "Enough")),
            staff("GET /api/operator/groups", Right.CATALOGUE),
            staff("GET /api/operator/groups/{id}", Right.CATALOGUE));

    private GroupRows() {}
}
