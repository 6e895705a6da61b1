package io.shuke.payment.web;

/** Examples for the API's description. */
final class PayoutExamples {
    static final String ASKED = """
            {"id": "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e11", "number": "POK3M9X2QW7R4T", "state": "ASKED",
             "amount": {"amountMinor": 5000, "currency": "CNY"}, "fee": {"amountMinor": 10, "currency": "CNY"},
             "tax": {"amountMinor": 0, "currency": "CNY"},
             "net": {"amountMinor": 4990, "currency": "CNY"}, "askedAt": "2026-11-23T08:00:00Z",
             "promisedBy": "2026-11-26T08:00:00Z", "decidedAt": null, "paidAt": null, "reason": null, "confirmation": null}
            """;

    private PayoutExamples() {}
}
