package io.shuke.commission.web;

/** Examples for the API's description. */
final class PlanExamples {
    static final String DRAFT = """
            {"id": "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e11", "version": 2, "name": "Spring 2027", "state": "DRAFT",
             "budgetDefaultBasisPoints": 1000, "ownRates": true,
             "rates": [{"kind": "PRODUCT", "subjectId": "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e12",
                        "title": "Linden honey", "basisPoints": 1500}],
             "sharerBasisPoints": 6000, "ownerBasisPoints": 4000, "introducerBasisPoints": 0, "windowDays": 30,
             "releaseDays": 7, "depth": 1, "depthApprovalId": null, "selfPurchase": "NONE",
             "currency": "CNY", "replacesId": null,
             "createdAt": "2026-11-23T08:00:00Z", "publishedAt": null, "simulationId": null,
             "publishingReason": null}
            """;
    static final String SIMULATION = """
            {"id": "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e13", "planId": "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e11",
             "baselineId": "01920000-0000-7000-8000-000000000001", "baselineVersion": 1, "state": "WAITING",
             "askedAt": "2026-11-23T08:00:00Z", "endedAt": null, "linesTotal": 0, "linesDone": 0,
             "net": {"amountMinor": 0, "currency": "CNY"}, "purchase": {"amountMinor": 0, "currency": "CNY"},
             "before": {"amountMinor": 0, "currency": "CNY"}, "after": {"amountMinor": 0, "currency": "CNY"},
             "losingLines": 0, "losingLinesBefore": 0, "releaseDaysBefore": 7, "releaseDays": 7,
             "waitingBefore": {"amountMinor": 0, "currency": "CNY"},
             "waiting": {"amountMinor": 0, "currency": "CNY"}}
            """;

    private PlanExamples() {}
}
