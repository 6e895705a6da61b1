package io.shuke.ordering;

import java.time.Instant;
import java.util.UUID;

/** What an order freezes of the commission rules in force. The commission module provides it. */
public interface CommissionTerms {
    Terms inForce(Instant at);

    /**
     * The plan's version, the days within which a touch counts, whether the buyer's own links count, and what part of a
     * line's price may become commission.
     */
    record Terms(int planVersion, int windowDays, boolean ownLinksCount, Budgets budgets) {}

    /** The budget of goods in basis points, by the plan or by what the product itself says. */
    interface Budgets {
        int basisPointsOf(UUID productId, UUID categoryId, int ownBasisPoints);
    }
}
