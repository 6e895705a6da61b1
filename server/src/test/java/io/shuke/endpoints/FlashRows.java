package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.NONE;
import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Flash offers, their orders and their line. */
final class FlashRows {
    static final List<Row> ROWS = List.of(
            anyone("GET /api/flash-offers"),
            anyone("GET /api/flash-offers/{id}"),
            person("POST /api/flash-offers/{id}/orders")
                    .with(Map.of(
                            "quantity",
                            1,
                            "unitPrice",
                            Map.of("amountMinor", 3900, "currency", "CNY"),
                            "addressId",
                            NONE,
                            "total",
                            Map.of("amountMinor", 4700, "currency", "CNY"))),
            person("DELETE /api/flash-offers/{id}/place"),
            staff("GET /api/operator/flash-offers", Right.CATALOGUE),
            staff("GET /api/operator/flash-offers/{id}", Right.CATALOGUE),
            staff("GET /api/operator/flash-offers/{id}/figures", Right.CATALOGUE),
            staff("GET /api/operator/flash-offers/{id}/places", Right.CATALOGUE),
            staff("POST /api/operator/flash-offers", Right.CATALOGUE)
                    .with(Map.of(
                            "skuId",
                            NONE,
                            "priceMinor",
                            3900,
                            "pieces",
                            10,
                            "piecesEach",
                            1,
                            "startsAt",
                            "2026-09-20T00:00:00Z",
                            "endsAt",
                            "2099-09-30T00:00:00Z")),
            staff("POST /api/operator/flash-offers/{id}/publication", Right.CATALOGUE),
            staff("POST /api/operator/flash-offers/{id}/end", Right.CATALOGUE).with(Map.of("reason", "Enough")));

    private FlashRows() {}
}
