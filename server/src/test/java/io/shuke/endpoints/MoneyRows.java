package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.NONE;
import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.partner;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Ledger, charges, payouts, the sandbox. */
final class MoneyRows {
    static final List<Row> ROWS = List.of(
            staff("GET /api/operator/ledger/trial-balance", Right.FINANCE),
            staff("GET /api/operator/ledger/accounts", Right.FINANCE),
            staff("GET /api/operator/ledger/accounts/{id}/entries", Right.FINANCE),
            staff("GET /api/operator/ledger/accounts/{id}/entries.csv", Right.FINANCE),
            staff("GET /api/operator/ledger/transfers/{id}", Right.FINANCE),
            staff("GET /api/operator/commissions.csv", Right.FINANCE),
            staff("GET /api/operator/ledger/transfers", Right.FINANCE)
                    .at(world -> "/api/operator/ledger/transfers?cause=charge:" + NONE),
            anyone("POST /api/payment-notices/{provider}").with(Map.of()),
            person("GET /api/charges/{id}"),
            person("GET /api/ways-to-pay"),
            person("PUT /api/charges/{id}/preparation"),
            person("GET /api/charges/{id}/code"),
            person("GET /api/my/provider-accounts"),
            person("GET /api/my/provider-sign-ins/{provider}")
                    .at(world -> "/api/my/provider-sign-ins/nobody?target=PAYOUTS"),
            person("GET /api/my/provider-sign-ins/{provider}/return")
                    .at(world -> "/api/my/provider-sign-ins/nobody/return?code=1&state=2"),
            partner("GET /api/my/payout-terms"),
            partner("GET /api/my/payout-quote").at(world -> "/api/my/payout-quote?amountMinor=5000"),
            partner("GET /api/my/payouts"),
            partner("POST /api/my/payouts").with(Map.of("amount", Map.of("amountMinor", 5000, "currency", "CNY"))),
            staff("GET /api/operator/payment-notices", Right.FINANCE),
            staff("GET /api/operator/refunds", Right.FINANCE),
            staff("POST /api/operator/refunds/{id}/sending", Right.FINANCE).with(Map.of("reason", "Try again.")),
            staff("POST /api/operator/refunds/{id}/by-hand", Right.FINANCE).with(Map.of("reason", "No card.")),
            staff("POST /api/operator/refunds/{id}/by-hand/approval", Right.FINANCE),
            staff("POST /api/operator/refunds/{id}/by-hand/payment", Right.FINANCE)
                    .with(Map.of("proof", "Transfer 1")),
            staff("POST /api/operator/refunds/{id}/by-hand/withdrawal", Right.FINANCE)
                    .with(Map.of("reason", "The card works.")),
            staff("GET /api/operator/reconciliations", Right.FINANCE),
            staff("POST /api/operator/reconciliations", Right.FINANCE)
                    .with(Map.of("provider", "sandbox", "day", "2999-01-01")),
            staff("GET /api/operator/bill-differences", Right.FINANCE),
            staff("POST /api/operator/bill-differences/{id}/resolution", Right.FINANCE)
                    .with(Map.of("reason", "It was looked at.")),
            staff("GET /api/operator/payouts", Right.FINANCE),
            staff("POST /api/operator/payouts/{id}/approval", Right.FINANCE),
            staff("POST /api/operator/payouts/{id}/rejection", Right.FINANCE).with(Map.of("reason", "No.")),
            staff("GET /api/operator/tax-months", Right.FINANCE),
            staff("GET /api/operator/tax-months/{month}", Right.FINANCE)
                    .at(world -> "/api/operator/tax-months/2026-11"),
            staff("GET /api/operator/tax-months/{month}/people.csv", Right.FINANCE)
                    .at(world -> "/api/operator/tax-months/2026-11/people.csv"),
            partner("GET /api/my/statements/{month}/pdf").at(world -> "/api/my/statements/2026-11/pdf"),
            partner("GET /api/my/statements/{month}/csv").at(world -> "/api/my/statements/2026-11/csv"),
            staff("GET /api/operator/partners/{id}/statements/{month}/pdf", Right.FINANCE)
                    .at(world -> "/api/operator/partners/" + NONE + "/statements/2026-11/pdf"),
            staff("GET /api/operator/partners/{id}/statements/{month}/csv", Right.FINANCE)
                    .at(world -> "/api/operator/partners/" + NONE + "/statements/2026-11/csv"),
            anyone("GET /sandbox/cashier/{token}"),
            anyone("POST /sandbox/cashier/{token}/payment"),
            anyone("POST /sandbox/cashier/{token}/refusal"),
            anyone("GET /sandbox/api/charges/{number}"),
            anyone("POST /sandbox/api/charges/{number}/closure"),
            anyone("POST /sandbox/api/refunds"),
            anyone("POST /sandbox/api/payouts"),
            anyone("GET /sandbox/api/bills/{day}").at(world -> "/sandbox/api/bills/2026-11-25"),
            staff("GET /api/sandbox/faults", Right.OWNER),
            staff("PUT /api/sandbox/faults", Right.OWNER).with(Map.of("double", false)));

    private MoneyRows() {}
}
