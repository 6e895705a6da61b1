package io.shuke.messaging;

import io.shuke.ordering.Order;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as its buyer showed it: as it was then, without address and phone. */
@Schema(name = "MessageOrder")
public record OrderCardOfMessage(
        UUID id,
        @Schema(example = "4810937264501928") String number,
        String title,
        @Nullable String picture,
        int pieces,
        Money total) {
    static OrderCardOfMessage of(Order order) {
        var first = order.lines().getFirst();
        return new OrderCardOfMessage(
                order.id(),
                order.number(),
                first.title(),
                first.picture(),
                order.lines().stream().mapToInt(Order.Line::quantity).sum(),
                order.total());
    }
}
