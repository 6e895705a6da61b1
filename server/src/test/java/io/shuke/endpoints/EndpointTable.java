package io.shuke.endpoints;

import java.util.List;
import java.util.stream.Stream;

/** Every endpoint of the server and who may use it. A new endpoint needs one line in its part of the table. */
final class EndpointTable {
    static final List<Row> ROWS = Stream.of(
                    IdentityRows.ROWS,
                    CatalogRows.ROWS,
                    OrderingRows.ROWS,
                    SharingRows.ROWS,
                    MoneyRows.ROWS,
                    InsightRows.ROWS,
                    DemoRows.ROWS)
            .flatMap(List::stream)
            .toList();
    /** An id of the right form that nothing has. */
    private static final String NONE = "01890a5d-ac96-774b-bcce-b302099a8057";

    static final List<Row> ROWS = List.of(
            // identity
            anyone("POST /api/sign-in-codes").with(Map.of("phone", "123")),
            anyone("POST /api/sessions").with(Map.of("phone", "13800000000", "code", "1")),
            anyone("GET /api/session"),
            anyone("DELETE /api/session"),
            person("GET /api/me"),
            person("PATCH /api/me").with(Map.of("nickname", "Mei")),
            person("PUT /api/me/password").with(Map.of("newPassword", "a long way home")),
            person("GET /api/me/addresses"),
            person("POST /api/me/addresses").with(World.ADDRESS),
            person("PUT /api/me/addresses/{id}")
                    .at(world -> "/api/me/addresses/" + world.addressId())
                    .with(World.ADDRESS)
                    .of(Role.SHOPPER),
            person("DELETE /api/me/addresses/{id}")
                    .at(world -> "/api/me/addresses/" + world.addressId())
                    .of(Role.SHOPPER),
            person("GET /api/me/consents"),
            person("PUT /api/me/consents/{kind}")
                    .at(world -> "/api/me/consents/MARKETING")
                    .with(Map.of("granted", true)),
            staff("GET /api/operator/people", Right.CARE),
            staff("PUT /api/operator/people/{id}/rights", Right.OWNER).with(Map.of("rights", List.of("CARE"))),
            staff("GET /api/operator/audit", Right.OWNER, Right.RISK),
            // pages
            anyone("GET /"),
            anyone("GET /p/{handle}"),
            anyone("GET /u/{handle}"),
            anyone("GET /s/{code}"),
            anyone("GET /console"),
            anyone("GET /console/{*rest}").at(world -> "/console/orders"),
            anyone("GET /{first:(?!(?:api|media|sandbox|demo|actuator|assets)$).+}/{*rest}")
                    .at(world -> "/nothing"),
            // sharing
            person("POST /api/share-links")
                    .with(Map.of("target", Map.of("kind", "MARKET"), "channel", "COPY", "placement", "test")),
            anyone("POST /api/touches").with(Map.of("token", "none")),
            person("GET /api/my/binding"),
            staff("GET /api/operator/bindings", Right.CARE),
            staff("POST /api/operator/bindings/{customerId}/changes", Right.CARE)
                    .with(Map.of("reason", "The customer asked for it")),
            // storefront
            person("POST /api/shops").with(Map.of("name", "Lin's picks")),
            anyone("GET /api/shops/{handle}"),
            person("GET /api/my/shop"),
            person("PATCH /api/my/shop").with(Map.of("open", true)),
            person("PUT /api/my/shop/shelf/{productId}"),
            person("DELETE /api/my/shop/shelf/{productId}"),
            staff("GET /api/operator/partners", Right.CARE),
            // commission
            person("GET /api/my/earnings"),
            person("GET /api/my/commissions"),
            person("GET /api/commissions/{id}/explanation"),
            partner("GET /api/my/customers"),
            partner("GET /api/my/customer-changes"),
            staff("GET /api/operator/plans", Right.FINANCE),
            staff("GET /api/operator/commissions", Right.FINANCE),
            staff("GET /api/operator/figures/commission"),
            // insight
            staff("GET /api/operator/figures/sales"));

    private EndpointTable() {}
}
