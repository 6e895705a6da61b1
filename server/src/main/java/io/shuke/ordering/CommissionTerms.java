package io.shuke.ordering;

import java.time.Instant;

/** What an order freezes of the commission rules in force. The commission module provides it. */
public interface CommissionTerms {
    Terms inForce(Instant at);

    /** The plan's version and the days within which a touch counts. */
    record Terms(int planVersion, int windowDays) {}
}
