package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.staff;

import java.util.List;

/** Figures. */
final class InsightRows {
    static final List<Row> ROWS = List.of(staff("GET /api/operator/figures/sales"));

    private InsightRows() {}
}
