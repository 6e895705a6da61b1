package io.shuke.commission;

import io.shuke.commission.Shares.Share;
import io.shuke.ordering.OrderPaid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commission about to be written: one share of one line of a paid order, and where the line's budget came from. */
record NewAccrual(UUID id, OrderPaid order, OrderPaid.Line line, BudgetRule budgetRule, Share share) {
    /** Since when the binding holds that it rests on, if it rests on one. */
    @Nullable
    Instant boundSince() {
        var evidence = line.evidence();
        return share.role() == Role.INTRODUCER ? evidence.introducedSince() : evidence.boundSince();
    }
}
