package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.staff;
import static io.shuke.endpoints.Rows.supplier;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Suppliers: what they see and do, and what staff see and do of them. */
final class SupplyRows {
    private static final Map<String, Object> FACTS = Map.of(
            "contactName", "陈阿林",
            "contactPhone", "13800003001",
            "legalName", "浙江阿林农业有限公司",
            "licenceNumber", "91330106MA2XXXXX0X");
    private static final Map<String, Object> CNY = Map.of("amountMinor", 5000, "currency", "CNY");

    static final List<Row> ROWS = List.of(
            supplier("GET /api/supplier"),
            supplier("GET /api/supplier/goods"),
            supplier("GET /api/supplier/goods/{id}")
                    .at(world -> "/api/supplier/goods/" + world.supplied().productId())
                    .of(Role.SUPPLIER),
            supplier("PUT /api/supplier/skus/{id}/stock")
                    .at(world -> "/api/supplier/skus/" + world.supplied().skuId() + "/stock")
                    .with(Map.of("counted", 50))
                    .of(Role.SUPPLIER),
            supplier("POST /api/supplier/media").with(new Row.Upload("file", "a.png", new byte[0])),
            supplier("GET /api/supplier/proposals"),
            supplier("POST /api/supplier/proposals")
                    .with(world -> world.supplied().wish())
                    .of(Role.SUPPLIER),
            supplier("GET /api/supplier/proposals/{id}")
                    .at(world -> "/api/supplier/proposals/" + world.supplied().proposalId())
                    .of(Role.SUPPLIER),
            supplier("POST /api/supplier/proposals/{id}/withdrawal")
                    .at(world -> "/api/supplier/proposals/" + world.supplied().proposalId() + "/withdrawal")
                    .of(Role.SUPPLIER),
            supplier("GET /api/supplier/shipments"),
            supplier("GET /api/supplier/shipments/{id}")
                    .at(world -> "/api/supplier/shipments/" + world.supplied().shipmentId())
                    .of(Role.SUPPLIER),
            supplier("POST /api/supplier/shipments/{id}/parcels")
                    .at(world -> "/api/supplier/shipments/" + world.supplied().shipmentId() + "/parcels")
                    .with(world -> world.supplied().parcel())
                    .of(Role.SUPPLIER),
            supplier("GET /api/supplier/parcels"),
            supplier("GET /api/supplier/entries"),
            supplier("GET /api/supplier/payouts"),
            supplier("GET /api/supplier/statements/{month}").at(world -> "/api/supplier/statements/2026-11"),
            supplier("GET /api/supplier/statements/{month}/file").at(world -> "/api/supplier/statements/2026-11/file"),
            staff("GET /api/operator/suppliers", Right.CATALOGUE, Right.FINANCE),
            staff("POST /api/operator/suppliers", Right.CATALOGUE).with(Map.of("name", "", "facts", FACTS)),
            staff("GET /api/operator/suppliers/{id}", Right.CATALOGUE, Right.FINANCE),
            staff("PUT /api/operator/suppliers/{id}", Right.CATALOGUE).with(Map.of("facts", FACTS, "version", 1)),
            staff("POST /api/operator/suppliers/{id}/verifications", Right.CATALOGUE)
                    .with(Map.of("verifyAgainOn", "2099-01-01", "filed", true, "version", 1)),
            staff("PUT /api/operator/suppliers/{id}/suspension", Right.CATALOGUE)
                    .with(Map.of("suspended", true, "reason", "No licence.")),
            staff("POST /api/operator/suppliers/{id}/members", Right.CATALOGUE)
                    .with(Map.of("phone", "13800003001", "nickname", "阿林")),
            staff("DELETE /api/operator/suppliers/{id}/members/{personId}", Right.CATALOGUE),
            staff("POST /api/operator/suppliers/{id}/payouts", Right.FINANCE).with(Map.of("amount", CNY)),
            staff("GET /api/operator/supplier-payouts", Right.FINANCE),
            staff("POST /api/operator/supplier-payouts/{id}/approval", Right.FINANCE),
            staff("POST /api/operator/supplier-payouts/{id}/rejection", Right.FINANCE)
                    .with(Map.of("reason", "No.")),
            staff("POST /api/operator/supplier-payouts/{id}/transfer", Right.FINANCE)
                    .with(Map.of("reference", "ABC20261126000123")),
            staff("POST /api/operator/supplier-payouts/{id}/failure", Right.FINANCE)
                    .with(Map.of("reason", "No.")),
            staff("GET /api/operator/proposals", Right.CATALOGUE),
            staff("GET /api/operator/proposals/{id}", Right.CATALOGUE),
            staff("POST /api/operator/proposals/{id}/approval", Right.CATALOGUE)
                    .with(Map.of("prices", List.of(CNY), "commissionBudgetBasisPoints", 1000, "published", true)),
            staff("POST /api/operator/proposals/{id}/refusal", Right.CATALOGUE).with(Map.of("reason", "No.")));

    private SupplyRows() {}
}
