package io.shuke.ordering.web;

import io.shuke.ordering.OrderState;
import io.shuke.ordering.ReadingOrders;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the market's orders stand, for any member of staff. */
@RestController
@Tag(name = "Figures")
class OrderFiguresController {
    private final ReadingOrders reading;

    /** How many orders are in each state. */
    record OrderStates(Map<OrderState, Long> states) {}

    OrderFiguresController(ReadingOrders reading) {
        this.reading = reading;
    }

    @GetMapping("/api/operator/figures/orders")
    @Access(Access.Who.STAFF)
    @Operation(summary = "How many orders are in each state now")
    OrderStates states() {
        return new OrderStates(reading.countOfStates());
    }
}
