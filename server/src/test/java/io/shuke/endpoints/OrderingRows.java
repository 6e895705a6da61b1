package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.NONE;
import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Stock, carts, checkout and orders. */
final class OrderingRows {
    /** 试验, in a path. */
    private static final String EXAMPLE_REGION = "%E8%AF%95%E9%AA%8C";

    static final List<Row> ROWS = List.of(
            staff("PUT /api/operator/skus/{id}/stock", Right.CATALOGUE).with(Map.of("counted", 5)),
            anyone("GET /api/cart"),
            anyone("PUT /api/cart/lines/{skuId}").with(Map.of("quantity", 1)),
            anyone("DELETE /api/cart/lines/{skuId}"),
            anyone("POST /api/checkout-quotes").with(Map.of("lines", List.of(Map.of("skuId", NONE, "quantity", 1)))),
            person("POST /api/orders").with(Map.of("lines", List.of())),
            person("GET /api/orders"),
            person("GET /api/orders/{id}")
                    .at(world -> "/api/orders/" + world.orderId())
                    .of(Role.SHOPPER),
            person("POST /api/orders/{id}/cancellation")
                    .at(world -> "/api/orders/" + world.orderId() + "/cancellation")
                    .with(Map.of("reason", "By mistake"))
                    .of(Role.SHOPPER),
            person("POST /api/orders/{id}/receipt")
                    .at(world -> "/api/orders/" + world.orderId() + "/receipt")
                    .of(Role.SHOPPER),
            person("POST /api/orders/{id}/parcels/{parcelId}/receipt"),
            person("POST /api/orders/{id}/charges")
                    .at(world -> "/api/orders/" + world.orderId() + "/charges")
                    .with(Map.of("provider", "sandbox"))
                    .of(Role.SHOPPER),
            staff("GET /api/operator/freight-zones", Right.CATALOGUE),
            staff("PUT /api/operator/freight-zones/{region}", Right.CATALOGUE)
                    .at(world -> "/api/operator/freight-zones/" + EXAMPLE_REGION)
                    .with(Map.of(
                            "deliverable",
                            true,
                            "firstGrams",
                            1000,
                            "firstMinor",
                            800,
                            "furtherGrams",
                            1000,
                            "furtherMinor",
                            200,
                            "revision",
                            0)),
            staff("DELETE /api/operator/freight-zones/{region}", Right.CATALOGUE)
                    .at(world -> "/api/operator/freight-zones/" + EXAMPLE_REGION + "?revision=1"),
            person("GET /api/orders/{id}/after-sale-options")
                    .at(world -> "/api/orders/" + world.orderId() + "/after-sale-options"),
            person("GET /api/orders/{id}/lines/{lineId}/after-sale-quote")
                    .at(world -> "/api/orders/" + world.orderId() + "/lines/" + world.lineId()
                            + "/after-sale-quote?kind=REFUND_ONLY&reason=DAMAGED&quantity=1")
                    .of(Role.SHOPPER),
            person("POST /api/orders/{id}/after-sales")
                    .at(world -> "/api/orders/" + world.orderId() + "/after-sales")
                    .with(Map.of("lineId", NONE)),
            person("GET /api/orders/{id}/after-sales"),
            person("GET /api/after-sales"),
            person("GET /api/after-sales/{id}")
                    .at(world -> "/api/after-sales/" + world.afterSaleId())
                    .of(Role.SHOPPER),
            person("POST /api/after-sales/{id}/acceptance")
                    .at(world -> "/api/after-sales/" + world.afterSaleId() + "/acceptance")
                    .with(Map.of("offered", Map.of("amountMinor", 5000, "currency", "CNY")))
                    .of(Role.SHOPPER),
            person("POST /api/after-sales/{id}/objection")
                    .at(world -> "/api/after-sales/" + world.afterSaleId() + "/objection")
                    .with(Map.of("words", "Too little"))
                    .of(Role.SHOPPER),
            person("POST /api/after-sales/{id}/parcel")
                    .at(world -> "/api/after-sales/" + world.afterSaleId() + "/parcel")
                    .with(Map.of("carrier", "SF", "trackingNumber", "SF1390284756120"))
                    .of(Role.SHOPPER),
            person("POST /api/after-sales/{id}/withdrawal")
                    .at(world -> "/api/after-sales/" + world.afterSaleId() + "/withdrawal")
                    .of(Role.SHOPPER),
            staff("GET /api/operator/after-sales", Right.CARE),
            staff("GET /api/operator/after-sales/{id}", Right.CARE),
            staff("POST /api/operator/after-sales/{id}/agreement", Right.CARE),
            staff("POST /api/operator/after-sales/{id}/offer", Right.CARE)
                    .with(Map.of("amount", Map.of("amountMinor", 5000, "currency", "CNY"), "words", "Half")),
            staff("POST /api/operator/after-sales/{id}/refusal", Right.CARE).with(Map.of("words", "No")),
            staff("POST /api/operator/after-sales/{id}/arrival", Right.CARE),
            staff("GET /api/operator/order-lines/{lineId}/reversal-quote", Right.CARE)
                    .at(world -> "/api/operator/order-lines/" + NONE + "/reversal-quote?amountMinor=100"),
            staff("GET /api/operator/order-lines/{lineId}/reversals", Right.CARE)
                    .at(world -> "/api/operator/order-lines/" + NONE + "/reversals?afterSaleId=" + NONE),
            staff("GET /api/operator/figures/orders"),
            staff("GET /api/operator/orders", Right.CARE),
            staff("GET /api/operator/orders.csv", Right.CARE),
            staff("GET /api/operator/orders/{id}", Right.CARE),
            staff("GET /api/operator/orders/{id}/shipments", Right.CARE),
            staff("POST /api/operator/orders/{id}/shipment", Right.CARE)
                    .with(Map.of("carrier", "SF", "trackingNumber", "SF1390284756120")),
            staff("POST /api/operator/orders/{id}/cancellation", Right.CARE).with(Map.of("reason", "Sold twice")));

    private OrderingRows() {}
}
