package io.shuke.inventory;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes stock aside for an order, gives it back, or lets it go for good. Joins the caller's transaction. */
@Component
public class Reserving {
    /** Pieces of one SKU that an order wants. */
    public record Wanted(UUID skuId, int quantity) {}

    /** What became of the wish: all of it or nothing. */
    public sealed interface Outcome {
        /** Everything is set aside. */
        record Reserved() implements Outcome {}

        /** These SKUs have less than wanted; nothing was taken. The caller must leave its transaction with a refusal. */
        record Short(List<UUID> skuIds) implements Outcome {}
    }

    public Outcome reserve(UUID orderId, List<Wanted> wanted) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Gives back what is still reserved for the order; again, or for an unknown order, changes nothing. */
    public void giveBack(UUID orderId) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The order is paid: what was reserved is sold. */
    public void sell(UUID orderId) {
        throw new UnsupportedOperationException("not built yet");
    }
}
