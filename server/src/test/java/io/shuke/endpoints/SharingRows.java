package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.partner;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Links, visits, customers, shops, commission, shared pages. */
final class SharingRows {
    static final List<Row> ROWS = List.of(
            anyone("GET /"),
            anyone("GET /p/{handle}"),
            anyone("GET /u/{handle}"),
            anyone("GET /s/{code}"),
            anyone("GET /console"),
            anyone("GET /console/{*rest}").at(world -> "/console/orders"),
            anyone("GET /{first:(?!(?:api|media|sandbox|demo|actuator|assets)$).+}/{*rest}")
                    .at(world -> "/nothing"),
            person("POST /api/share-links")
                    .with(Map.of("target", Map.of("kind", "MARKET"), "channel", "COPY", "placement", "test")),
            anyone("GET /api/share-links/{code}/posters/{template}.jpg"),
            anyone("POST /api/touches").with(Map.of("token", "none")),
            person("GET /api/my/binding"),
            staff("GET /api/operator/bindings", Right.CARE),
            staff("POST /api/operator/bindings/{customerId}/changes", Right.CARE)
                    .with(Map.of("reason", "The customer asked for it")),
            person("POST /api/shops").with(Map.of("name", "Lin's picks")),
            anyone("GET /api/shops/{handle}"),
            person("GET /api/my/shop"),
            person("PATCH /api/my/shop").with(Map.of("open", true)),
            person("PUT /api/my/shop/shelf/{productId}"),
            person("DELETE /api/my/shop/shelf/{productId}"),
            staff("GET /api/operator/partners", Right.CARE),
            person("GET /api/my/earnings"),
            person("GET /api/my/debts"),
            person("GET /api/my/earnings/stream"),
            person("GET /api/my/commissions"),
            person("GET /api/my/commission-absences")
                    .at(world -> "/api/my/commission-absences?orderNumber=0000000000000000"),
            person("GET /api/commissions/{id}/explanation"),
            partner("GET /api/my/customers"),
            partner("GET /api/my/customer-changes"),
            staff("GET /api/operator/commissions", Right.FINANCE),
            person("POST /api/my/commission-holds/{id}/appeal").with(Map.of("words", "We are sisters.")),
            staff("GET /api/operator/commission-holds", Right.RISK),
            staff("POST /api/operator/commission-holds/{id}/release", Right.RISK)
                    .with(Map.of("reason", "A family.")),
            staff("POST /api/operator/commission-holds/{id}/confirmation", Right.RISK)
                    .with(Map.of("reason", "One person.")),
            staff("GET /api/operator/figures/commission"));

    private SharingRows() {}
}
