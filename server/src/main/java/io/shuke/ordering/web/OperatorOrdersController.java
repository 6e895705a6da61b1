package io.shuke.ordering.web;

import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.OperatorOrder;
import io.shuke.ordering.OperatorOrderRow;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.ReadingOrders;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The market's orders, for staff who care for customers. */
@RestController
@RequestMapping("/api/operator/orders")
@Tag(name = "Operator: orders")
class OperatorOrdersController {
    private final ReadingOrders reading;
    private final CancellingOrder cancelling;
    private final IdempotentRequests requests;

    OperatorOrdersController(ReadingOrders reading, CancellingOrder cancelling, IdempotentRequests requests) {
        this.reading = reading;
        this.cancelling = cancelling;
        this.requests = requests;
    }

    @GetMapping
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Orders by state, and by number, buyer's id or recipient's name; newest first")
    Page<OperatorOrderRow> page(
            @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return reading.pageOfMarket(state, q, after, limit);
    }

    @GetMapping("/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(summary = "An order, its buyer and who stands behind each line")
    OperatorOrder order(@PathVariable UUID id) {
        return reading.ofMarket(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/{id}/cancellation")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(
            summary =
                    "Cancel an order that is not shipped, with a reason that the buyer sees; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorOrder.class)))
    ResponseEntity<String> cancel(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody OrdersController.Cancellation cancellation,
            HttpServletRequest request) {
        var staff = caller.person();
        return requests.once(IdempotencyKey.of(staff, request), 200, List.of(id, cancellation), () -> {
            OrdersController.checkCancelled(cancelling.byStaff(staff, id, cancellation.reason()));
            return order(id);
        });
    }
}
