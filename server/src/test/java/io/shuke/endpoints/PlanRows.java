package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Versions of the commission rules and their simulations. */
final class PlanRows {
    private static final Map<String, Object> DRAFT = Map.of(
            "name",
            "Spring",
            "budgetDefaultBasisPoints",
            1000,
            "ownRates",
            true,
            "rates",
            List.of(),
            "sharerBasisPoints",
            6000,
            "ownerBasisPoints",
            4000,
            "introducerBasisPoints",
            0,
            "windowDays",
            30,
            "selfPurchase",
            "NONE");

    static final List<Row> ROWS = List.of(
            staff("GET /api/operator/plans", Right.FINANCE),
            staff("GET /api/operator/plans/{id}", Right.FINANCE),
            staff("POST /api/operator/plans", Right.FINANCE).with(DRAFT),
            staff("POST /api/operator/plans/{id}/publication", Right.FINANCE).with(Map.of()),
            staff("POST /api/operator/plans/{id}/retirement", Right.FINANCE).with(Map.of("reason", "No.")),
            staff("POST /api/operator/plans/{id}/simulations", Right.FINANCE),
            staff("GET /api/operator/plans/{id}/simulations", Right.FINANCE),
            staff("GET /api/operator/simulations/{id}", Right.FINANCE),
            staff("POST /api/operator/simulations/{id}/cancellation", Right.FINANCE),
            staff("GET /api/operator/simulations/{id}/partners", Right.FINANCE),
            staff("GET /api/operator/simulations/{id}/products", Right.FINANCE),
            staff("GET /api/operator/simulations/{id}/losing-lines", Right.FINANCE),
            staff("GET /api/operator/simulations/{id}/comparison.csv", Right.FINANCE)
                    .at(world -> "/api/operator/simulations/" + Rows.NONE + "/comparison.csv?table=PARTNERS"),
            staff("GET /api/operator/depth-approvals", Right.FINANCE),
            staff("POST /api/operator/depth-approvals", Right.OWNER)
                    .with(Map.of(
                            "region",
                            "HK",
                            "approvedBy",
                            "Counsel",
                            "approvedOn",
                            "2026-10-01",
                            "document",
                            "Opinion 2026/118")));

    private PlanRows() {}
}
