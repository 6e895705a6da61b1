package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Coupons. */
final class PromotionRows {
    private static final String CODE = "mTq7KpWx3RbNmTq7KpWx3R";

    static final List<Row> ROWS = List.of(
            anyone("GET /api/coupon-offers"),
            anyone("GET /api/coupon-offers/{code}").at(world -> "/api/coupon-offers/" + CODE),
            anyone("GET /api/products/{id}/coupon-offers"),
            person("POST /api/my/coupons").with(Map.of("code", CODE)),
            person("GET /api/my/coupons"),
            staff("GET /api/operator/coupons", Right.CATALOGUE),
            staff("GET /api/operator/coupons/{id}", Right.CATALOGUE),
            staff("POST /api/operator/coupons", Right.CATALOGUE)
                    .with(Map.ofEntries(
                            Map.entry("name", "15 off 100"),
                            Map.entry("kind", "FIXED"),
                            Map.entry("amountMinor", 1500),
                            Map.entry("thresholdMinor", 10000),
                            Map.entry("funder", "MARKET"),
                            Map.entry("audience", "EVERYONE"),
                            Map.entry("firstDay", "2026-09-20"),
                            Map.entry("lastDay", "2099-09-30"),
                            Map.entry("pieces", 500),
                            Map.entry("mostEach", 1),
                            Map.entry("listed", false))),
            staff("POST /api/operator/coupons/{id}/publication", Right.CATALOGUE),
            staff("POST /api/operator/coupons/{id}/pause", Right.CATALOGUE));

    private PromotionRows() {}
}
