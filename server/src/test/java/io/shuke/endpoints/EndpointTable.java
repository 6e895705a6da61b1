package io.shuke.endpoints;

import io.shuke.shared.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every endpoint of the server and who may use it. A new endpoint needs one line here. */
final class EndpointTable {
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
            // catalog
            anyone("GET /api/categories"),
            anyone("GET /api/products"),
            anyone("GET /api/products/{idOrHandle}"),
            anyone("GET /media/{name}"),
            staff("GET /api/operator/products", Right.CATALOGUE),
            staff("POST /api/operator/products", Right.CATALOGUE).with(Map.of()),
            staff("GET /api/operator/products/{id}", Right.CATALOGUE),
            staff("PUT /api/operator/products/{id}", Right.CATALOGUE).with(Map.of()),
            staff("PUT /api/operator/products/{id}/publication", Right.CATALOGUE)
                    .with(Map.of("published", true)),
            staff("POST /api/operator/products/{id}/pictures", Right.CATALOGUE)
                    .with(Map.of("mediaId", NONE, "alt", "")),
            staff("DELETE /api/operator/products/{id}/pictures/{pictureId}", Right.CATALOGUE),
            staff("POST /api/operator/categories", Right.CATALOGUE).with(Map.of("name", "", "slug", "")),
            staff("POST /api/operator/media", Right.CATALOGUE).with(new Row.Upload("file", "a.png", new byte[0])),
            staff("POST /api/operator/imports", Right.CATALOGUE).with(new Row.Upload("file", "a.csv", new byte[0])),
            staff("GET /api/operator/imports", Right.CATALOGUE),
            staff("GET /api/operator/imports/{id}", Right.CATALOGUE),
            staff("GET /api/operator/imports/{id}/rows", Right.CATALOGUE),
            person("POST /api/my/media").with(new Row.Upload("file", "a.png", new byte[0])),
            // ledger
            staff("GET /api/operator/ledger/trial-balance", Right.FINANCE),
            staff("GET /api/operator/ledger/accounts", Right.FINANCE),
            staff("GET /api/operator/ledger/accounts/{id}/entries", Right.FINANCE),
            staff("GET /api/operator/ledger/transfers/{id}", Right.FINANCE),
            staff("GET /api/operator/ledger/transfers", Right.FINANCE)
                    .at(world -> "/api/operator/ledger/transfers?cause=charge:" + NONE),
            // payment
            anyone("POST /api/payment-notices/{provider}").with(Map.of()),
            person("GET /api/charges/{id}"),
            partner("GET /api/my/payout-terms"),
            partner("GET /api/my/payouts"),
            partner("POST /api/my/payouts").with(Map.of("amount", Map.of("amountMinor", 5000, "currency", "CNY"))),
            staff("GET /api/operator/payouts", Right.FINANCE),
            staff("POST /api/operator/payouts/{id}/approval", Right.FINANCE),
            staff("POST /api/operator/payouts/{id}/rejection", Right.FINANCE).with(Map.of("reason", "No.")),
            // inventory
            staff("PUT /api/operator/skus/{id}/stock", Right.CATALOGUE).with(Map.of("counted", 5)),
            // ordering
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
            person("POST /api/orders/{id}/charges")
                    .at(world -> "/api/orders/" + world.orderId() + "/charges")
                    .with(Map.of("provider", "sandbox"))
                    .of(Role.SHOPPER),
            staff("GET /api/operator/orders", Right.CARE),
            staff("GET /api/operator/orders/{id}", Right.CARE),
            staff("POST /api/operator/orders/{id}/shipment", Right.CARE)
                    .with(Map.of("carrier", "SF", "trackingNumber", "SF1390284756120")),
            staff("POST /api/operator/orders/{id}/cancellation", Right.CARE).with(Map.of("reason", "Sold twice")),
            // sandbox
            anyone("GET /sandbox/cashier/{token}"),
            anyone("POST /sandbox/cashier/{token}/payment"),
            anyone("POST /sandbox/cashier/{token}/refusal"),
            anyone("GET /sandbox/api/charges/{number}"),
            anyone("POST /sandbox/api/charges/{number}/closure"),
            anyone("POST /sandbox/api/refunds"),
            anyone("POST /sandbox/api/payouts"),
            staff("GET /api/sandbox/faults", Right.OWNER),
            staff("PUT /api/sandbox/faults", Right.OWNER).with(Map.of("double", false)),
            // insight
            staff("GET /api/operator/figures/sales"));

    private EndpointTable() {}

    private static Row anyone(String endpoint) {
        return row(endpoint, Role.everybody());
    }

    static Row person(String endpoint) {
        return row(endpoint, Role.people());
    }

    static Row partner(String endpoint) {
        return row(endpoint, EnumSet.of(Role.PARTNER));
    }

    private static Row staff(String endpoint, Right... rights) {
        return row(endpoint, Role.staff(rights));
    }

    /** Until it says otherwise, a row's sample has no body, and ids that nothing has. */
    private static Row row(String endpoint, Set<Role> allowed) {
        var path = endpoint.substring(endpoint.indexOf(' ') + 1).replaceAll("\\{[^}]+}", NONE);
        return new Row(endpoint, allowed, null, world -> path, world -> null);
    }
}
