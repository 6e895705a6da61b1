package io.shuke.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** These buyers are to be told of a question about goods that they received. Published inside the transaction, once a question. */
public record BuyersAsked(UUID questionId, UUID askerId, List<UUID> buyerIds, Instant at) {
    public BuyersAsked {
        buyerIds = List.copyOf(buyerIds);
    }
}
