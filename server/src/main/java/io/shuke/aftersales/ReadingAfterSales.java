package io.shuke.aftersales;

import io.shuke.identity.People;
import io.shuke.ordering.SoldLines;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads after-sales: a buyer's own and the market's for staff, newest first, and what waits for staff, the nearest
 * deadline first. Lists come without pictures, steps, and what would come back.
 */
@Component
@Transactional(readOnly = true)
public class ReadingAfterSales {
    private static final int MOST_OF_AN_ORDER = 100;

    private final StoredAfterSales stored;
    private final AfterSales afterSales;
    private final SoldLines lines;
    private final People people;

    ReadingAfterSales(StoredAfterSales stored, AfterSales afterSales, SoldLines lines, People people) {
        this.stored = stored;
        this.afterSales = afterSales;
        this.lines = lines;
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
        return page(stored.page(buyerId, null, null, null, Cursor.idOrNull(after), limit + 1), limit);
    }

    public Optional<OfMarket> ofMarket(UUID id) {
        return afterSales.find(id, null).map(this::whole).map(found -> new OfMarket(found, nameOf(found.buyerId())));
    }

    public Page<OfMarket> pageOfMarket(
            @Nullable AfterSaleState state, @Nullable String orderNumber, @Nullable String after, int limit) {
        return ofMarket(page(stored.page(null, null, orderNumber, state, Cursor.idOrNull(after), limit + 1), limit));
    }

    /** What waits for staff: to answer, or to say what came in a parcel. */
    public Page<OfMarket> pageOfWaiting(@Nullable String after, int limit) {
        var cursor = Cursor.decoded(after, 2);
        var due = cursor == null ? null : Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS);
        var rows = stored.waiting(due, cursor == null ? null : cursor.id(1), limit + 1);
        return ofMarket(Page.of(rows, limit, last -> Cursor.of(micros(last.dueAt()), last.id())));
    }

    private Page<OfMarket> ofMarket(Page<AfterSale> page) {
        var buyers = people.cardsOf(
                page.items().stream().map(AfterSale::buyerId).distinct().toList());
        return page.map(each -> {
            var buyer = buyers.get(each.buyerId());
            return new OfMarket(each, buyer == null ? "" : buyer.nickname());
        });
    }

    private AfterSale whole(AfterSale head) {
        return head.with(comingBack(head), stored.picturesOf(head.id()), stored.stepsOf(head.id()));
    }

    private AfterSale.@Nullable ComingBack comingBack(AfterSale afterSale) {
        if (!afterSale.state().isOpen()) {
            return null;
        }
        var amount = afterSale.due();
        return lines.find(afterSale.orderId(), afterSale.lineId(), null)
                .map(line -> {
                    var freight = line.freightFor(amount, afterSale.reason().isSellersFault());
                    return new AfterSale.ComingBack(
                            amount, freight, amount.plus(freight), line.piecesLeft(), line.left());
                })
                .orElse(null);
    }

    private String nameOf(UUID buyerId) {
        var card = people.cardsOf(List.of(buyerId)).get(buyerId);
        return card == null ? "" : card.nickname();
    }

    private static long micros(@Nullable Instant due) {
        return due == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, due);
    }

    private static Page<AfterSale> page(List<AfterSale> rows, int limit) {
        return Page.of(rows, limit, last -> Cursor.of(last.id()));
    }
}
