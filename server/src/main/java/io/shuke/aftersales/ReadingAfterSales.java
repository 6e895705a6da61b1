package io.shuke.aftersales;

import io.shuke.identity.People;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads after-sales, newest first: a buyer's own, and the market's for staff. Lists come without pictures and steps. */
@Component
@Transactional(readOnly = true)
public class ReadingAfterSales {
    private static final int MOST_OF_AN_ORDER = 100;

    private final StoredAfterSales stored;
    private final AfterSales afterSales;
    private final People people;

    ReadingAfterSales(StoredAfterSales stored, AfterSales afterSales, People people) {
        this.stored = stored;
        this.afterSales = afterSales;
        this.people = people;
    }

    /** An after-sale and who asked. */
    public record OfMarket(AfterSale afterSale, String buyerName) {}

    /** The buyer's own; somebody else's is as absent as one that doesn't exist. */
    public Optional<AfterSale> ofBuyer(UUID buyerId, UUID id) {
        return afterSales.find(id, buyerId).map(this::whole);
    }

    public List<AfterSale> ofOrder(UUID buyerId, UUID orderId) {
        return stored.page(buyerId, orderId, null, null, null, MOST_OF_AN_ORDER);
    }

    public Page<AfterSale> pageOfBuyer(UUID buyerId, @Nullable String after, int limit) {
        return page(stored.page(buyerId, null, null, null, afterId(after), limit + 1), limit);
    }

    public Optional<OfMarket> ofMarket(UUID id) {
        return afterSales.find(id, null).map(this::whole).map(found -> new OfMarket(found, nameOf(found.buyerId())));
    }

    public Page<OfMarket> pageOfMarket(
            @Nullable AfterSaleState state, @Nullable String orderNumber, @Nullable String after, int limit) {
        var page = page(stored.page(null, null, orderNumber, state, afterId(after), limit + 1), limit);
        var buyers = people.cardsOf(
                page.items().stream().map(AfterSale::buyerId).distinct().toList());
        return page.map(each -> {
            var buyer = buyers.get(each.buyerId());
            return new OfMarket(each, buyer == null ? "" : buyer.nickname());
        });
    }

    private AfterSale whole(AfterSale head) {
        return head.with(stored.picturesOf(head.id()), stored.stepsOf(head.id()));
    }

    private String nameOf(UUID buyerId) {
        var card = people.cardsOf(List.of(buyerId)).get(buyerId);
        return card == null ? "" : card.nickname();
    }

    private static Page<AfterSale> page(List<AfterSale> rows, int limit) {
        return Page.of(rows, limit, last -> Cursor.of(last.id()));
    }

    private static @Nullable UUID afterId(@Nullable String after) {
        var cursor = Cursor.decoded(after, 1);
        return cursor == null ? null : cursor.id(0);
    }
}
