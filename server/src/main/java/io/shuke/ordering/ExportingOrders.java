package io.shuke.ordering;

import io.shuke.identity.People;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out all orders that staff's filters leave, newest first, some at a time, as they stood at one moment. */
@Component
public class ExportingOrders {
    private static final int SOME = 500;

    private final OrderStream orders;
    private final People people;

    ExportingOrders(OrderStream orders, People people) {
        this.orders = orders;
        this.people = people;
    }

    @Transactional(readOnly = true)
    public void read(@Nullable OrderState state, @Nullable String search, Consumer<List<ExportedOrder>> some) {
        try (var rows = orders.read(state, OrderSearch.of(search), SOME)) {
            rows.gather(Gatherers.windowFixed(SOME)).forEach(batch -> some.accept(named(batch)));
        }
    }

    private List<ExportedOrder> named(List<ExportedOrder> batch) {
        var buyers = people.cardsOf(
                batch.stream().map(ExportedOrder::buyerId).distinct().toList());
        return batch.stream()
                .map(order -> {
                    var buyer = buyers.get(order.buyerId());
                    return buyer == null ? order : order.named(buyer.nickname());
                })
                .toList();
    }
}
