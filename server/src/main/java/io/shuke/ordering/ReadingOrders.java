package io.shuke.ordering;

import io.shuke.identity.People;
import io.shuke.ordering.StoredOrders.Head;
import io.shuke.payment.Charges;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads orders, for their buyers and for staff, newest first. A page costs the same few statements however long it is. */
@Component
@Transactional(readOnly = true)
public class ReadingOrders {
    private final StoredOrders stored;
    private final Charges charges;
    private final People people;
    private final Clock clock;

    ReadingOrders(StoredOrders stored, Charges charges, People people, Clock clock) {
        this.stored = stored;
        this.charges = charges;
        this.people = people;
        this.clock = clock;
    }

    /** The buyer's own order; somebody else's is as absent as one that doesn't exist. */
    public Optional<Order> ofBuyer(UUID buyerId, UUID orderId) {
        return stored.head(orderId, buyerId).map(this::whole);
    }

    public Page<OrderCard> pageOfBuyer(UUID buyerId, @Nullable OrderState state, @Nullable String after, int limit) {
        var heads = stored.headsOfBuyer(buyerId, state, Cursor.idOrNull(after), limit + 1);
        return cards(heads, limit).map(Shown::card);
    }

    /** Any order, with who bought it and who stands behind each line. */
    public Optional<OperatorOrder> ofMarket(UUID orderId) {
        return stored.head(orderId, null).map(this::withEvidence);
    }

    /** Orders that match an order number's beginning, a buyer's id, or a recipient's name. */
    public Page<OperatorOrderRow> pageOfMarket(
            @Nullable OrderState state, @Nullable String search, @Nullable String after, int limit) {
        var heads = stored.headsOfMarket(state, OrderSearch.of(search), Cursor.idOrNull(after), limit + 1);
        var page = cards(heads, limit);
        var buyers = people.cardsOf(
                page.items().stream().map(Shown::buyerId).distinct().toList());
        return page.map(shown -> {
            var buyer = buyers.get(shown.buyerId());
            return new OperatorOrderRow(shown.card(), shown.buyerId(), buyer == null ? "" : buyer.nickname());
        });
    }

    /** Numbers of those of the orders that exist. One statement. */
    public Map<UUID, String> numbersOf(Collection<UUID> orderIds) {
        return stored.numbersOf(orderIds);
    }

    /** How many orders are in each state now; every state is there. One statement. */
    public Map<OrderState, Long> countOfStates() {
        var counts = stored.countOfStates();
        for (var state : OrderState.values()) {
            counts.putIfAbsent(state, 0L);
        }
        return counts;
    }

    /** A card and whose order it is. */
    private record Shown(OrderCard card, UUID buyerId) {}

    private Page<Shown> cards(List<Head> heads, int limit) {
        var page = Page.of(heads, limit, head -> Cursor.of(head.id()));
        var lines = stored.firstLinesOf(page.items().stream().map(Head::id).toList());
        var now = clock.instant();
        return page.map(head -> new Shown(head.card(lines.getOrDefault(head.id(), List.of()), now), head.buyerId()));
    }

    private Order whole(Head head) {
        var charge = charges.ofOrder(head.id())
                .map(found -> new Order.ChargeState(found.id(), found.state().name()))
                .orElse(null);
        return head.order(
                stored.linesOf(head.id()),
                couponsOf(head),
                stored.parcelsOf(head.id()),
                stored.refundsOf(head.id()),
                charge,
                clock.instant());
    }

    private List<Order.Coupon> couponsOf(Head head) {
        return head.order().isReduced() ? stored.couponsOf(head.id()) : List.of();
    }

    private OperatorOrder withEvidence(Head head) {
        var found = stored.evidenceOf(head.id());
        var ids = new java.util.HashSet<UUID>();
        ids.add(head.buyerId());
        found.forEach(evidence -> evidence.addPartnersTo(ids));
        var cards = people.cardsOf(ids);
        var buyer = cards.get(head.buyerId());
        var names = new java.util.HashMap<UUID, String>();
        cards.forEach((id, card) -> names.put(id, card.nickname()));
        return new OperatorOrder(
                whole(head),
                head.buyerId(),
                buyer == null ? "" : buyer.nickname(),
                buyer == null ? "" : buyer.phoneMasked(),
                found.stream()
                        .map(evidence -> evidence.named(Map.copyOf(names)))
                        .toList());
    }
}
