package io.shuke.inventory;

import io.shuke.catalog.StockMoves;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes stock aside for an order, gives it back, or lets it go for good. Joins the caller's transaction; each act is one
 * statement that locks the stock of its SKUs in id order. These are the hottest rows of a sale: call it last.
 */
@Component
public class Reserving {
    private final StockedSkus stock;
    private final StockMoves moves;

    Reserving(StockedSkus stock, StockMoves moves) {
        this.stock = stock;
        this.moves = moves;
    }

    /** Pieces of one SKU that an order wants; each SKU once. */
    public record Wanted(UUID skuId, int quantity) {}

    /** What became of the wish: all of it or nothing. */
    public sealed interface Outcome {
        /** Everything is set aside. */
        record Reserved() implements Outcome {}

        /** These SKUs have less than wanted; nothing was taken. The caller must leave its transaction with a refusal. */
        record Short(List<UUID> skuIds) implements Outcome {
            public Short {
                skuIds = List.copyOf(skuIds);
            }
        }
    }

    @Transactional
    public Outcome reserve(UUID orderId, List<Wanted> wanted) {
        var missing = stock.reserve(orderId, wanted);
        if (!missing.isEmpty()) {
            return new Outcome.Short(missing);
        }
        moves.moved(wanted.stream().map(Wanted::skuId).toList());
        return new Outcome.Reserved();
    }

    /**
     * Takes the pieces of one SKU for an order from those that were set aside for a purpose, which {@link #reserve} did
     * under the purpose's own id; false where less is left. Touches no stock.
     */
    @Transactional
    public boolean reserveFrom(UUID purposeId, UUID orderId, Wanted wanted) {
        return stock.reserveFrom(purposeId, wanted.skuId(), Map.of(orderId, wanted.quantity()));
    }

    /** The same for several orders at once: all of them, or none and false where less is left than they want together. */
    @Transactional
    public boolean reserveFrom(UUID purposeId, UUID skuId, Map<UUID, Integer> piecesOfOrder) {
        return stock.reserveFrom(purposeId, skuId, piecesOfOrder);
    }

    /**
     * What is left of the pieces set aside for a purpose, by SKU, as it stays until the transaction ends but for what that itself
     * takes: whoever takes some of them waits.
     */
    @Transactional
    public Map<UUID, Integer> holdSetAside(UUID purposeId) {
        return stock.holdSetAside(purposeId);
    }

    /** Takes again, as sold, what an order gave back to pieces set aside; false where these don't suffice any more. */
    @Transactional
    public boolean takeAgain(UUID orderId) {
        return stock.takeAgain(orderId);
    }

    /** What is left of the pieces set aside for a purpose, by SKU; nothing once they were given back. */
    public Map<UUID, Integer> setAsideBy(UUID purposeId) {
        return setAsideBy(List.of(purposeId)).getOrDefault(purposeId, Map.of());
    }

    /** The same by purpose, in one statement. */
    public Map<UUID, Map<UUID, Integer>> setAsideBy(Collection<UUID> purposeIds) {
        return purposeIds.isEmpty() ? Map.of() : stock.setAsideBy(purposeIds);
    }

    /** Gives back what the order holds, paid or not; again, or for an unknown order, changes nothing. */
    public void giveBack(UUID orderId) {
        giveBack(List.of(orderId));
    }

    /** Gives back what each of the orders holds, in one statement. */
    @Transactional
    public void giveBack(Collection<UUID> orderIds) {
        moves.moved(stock.giveBack(orderIds));
    }

    /** Gives back so many pieces of one SKU that the order holds, at most all of them. */
    @Transactional
    public void giveBack(UUID orderId, UUID skuId, int pieces) {
        if (pieces > 0) {
            moves.moved(stock.giveBack(orderId, skuId, pieces));
        }
    }

    /** The order is paid: what was reserved is sold. Touches no stock, for that was taken when it was reserved. */
    @Transactional
    public void sell(UUID orderId) {
        stock.sell(orderId);
    }
}
