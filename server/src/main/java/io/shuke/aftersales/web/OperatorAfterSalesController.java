package io.shuke.aftersales.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.shuke.aftersales.AfterSale;
import io.shuke.aftersales.AfterSaleOutcome;
import io.shuke.aftersales.AfterSaleState;
import io.shuke.aftersales.AnsweringAfterSale;
import io.shuke.aftersales.ReadingAfterSales;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The market's after-sales, for staff who care for customers. */
@RestController
@RequestMapping("/api/operator/after-sales")
@Tag(name = "Operator: after-sales")
class OperatorAfterSalesController {
    private final ReadingAfterSales reading;
    private final AnsweringAfterSale answering;
    private final IdempotentRequests requests;

    OperatorAfterSalesController(ReadingAfterSales reading, AnsweringAfterSale answering, IdempotentRequests requests) {
        this.reading = reading;
        this.answering = answering;
        this.requests = requests;
    }

    /** An after-sale and who asked. */
    record OperatorAfterSale(@JsonUnwrapped AfterSale afterSale, String buyerName) {
        static OperatorAfterSale of(ReadingAfterSales.OfMarket found) {
            return new OperatorAfterSale(found.afterSale(), found.buyerName());
        }
    }

    /** Another amount than was asked for, and why. */
    @Schema(name = "AfterSaleOffer")
    record Offer(
            @NotNull Money amount,

            @Schema(example = "Half of the price for the broken jar")
            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = AfterSalesController.NO_NUL, flags = Pattern.Flag.DOTALL)
            String words) {}

    @GetMapping
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(
            summary = "After-sales by state and order number, newest first",
            description = "With `waiting` those alone that wait for staff, the nearest deadline first.")
    Page<OperatorAfterSale> page(
            @RequestParam(defaultValue = "false") boolean waiting,
            @RequestParam(required = false) @Nullable AfterSaleState state,
            @RequestParam(required = false) @Size(max = 32) @Nullable String orderNumber,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        if (waiting) {
            return reading.pageOfWaiting(after, limit).map(OperatorAfterSale::of);
        }
        return reading.pageOfMarket(state, orderNumber, after, limit).map(OperatorAfterSale::of);
    }

    @GetMapping("/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(summary = "An after-sale, with what each side said")
    OperatorAfterSale afterSale(@PathVariable UUID id) {
        return reading.ofMarket(id)
                .map(OperatorAfterSale::of)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/{id}/agreement")
    @Access(value = Access.Who.STAFF, rights = Right.CARE, secondFactor = true)
    @Operation(summary = "Grant what was asked for; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorAfterSale.class)))
    ResponseEntity<String> agree(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        return step(caller, id, "agreement", request, () -> answering.agree(caller.person(), id, null));
    }

    @PostMapping("/{id}/offer")
    @Access(value = Access.Who.STAFF, rights = Right.CARE, secondFactor = true)
    @Operation(summary = "Offer another amount; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorAfterSale.class)))
    ResponseEntity<String> offer(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Offer offer, HttpServletRequest request) {
        return step(
                caller, id, offer, request, () -> answering.offer(caller.person(), id, offer.amount(), offer.words()));
    }

    @PostMapping("/{id}/refusal")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Decline with words that the buyer reads; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorAfterSale.class)))
    ResponseEntity<String> decline(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody AfterSalesController.Words words,
            HttpServletRequest request) {
        return step(caller, id, words, request, () -> answering.decline(caller.person(), id, words.words()));
    }

    @PostMapping("/{id}/arrival")
    @Access(value = Access.Who.STAFF, rights = Right.CARE, secondFactor = true)
    @Operation(summary = "The goods are back: the money goes back, too; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorAfterSale.class)))
    ResponseEntity<String> arrived(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        return step(caller, id, "arrival", request, () -> answering.arrived(caller.person(), id));
    }

    private ResponseEntity<String> step(
            Caller caller, UUID id, Object body, HttpServletRequest request, Supplier<AfterSaleOutcome> act) {
        return requests.once(IdempotencyKey.of(caller.person(), request), 200, List.of(id, body), () -> {
            AfterSaleProblems.check(act.get());
            return afterSale(id);
        });
    }
}
