package io.shuke.aftersales.web;

import io.shuke.aftersales.AfterSale;
import io.shuke.aftersales.AfterSaleKind;
import io.shuke.aftersales.AfterSaleOutcome;
import io.shuke.aftersales.AfterSaleReason;
import io.shuke.aftersales.AskableLines;
import io.shuke.aftersales.AskingAfterSale;
import io.shuke.aftersales.Claim;
import io.shuke.aftersales.NegotiatingAfterSale;
import io.shuke.aftersales.ReadingAfterSales;
import io.shuke.aftersales.SendingReturn;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A buyer's after-sales. */
@RestController
@Tag(name = "After-sales")
class AfterSalesController {
    static final String NO_NUL = "[^\\x00]*";

    private final AskableLines askable;
    private final AskingAfterSale asking;
    private final NegotiatingAfterSale negotiating;
    private final SendingReturn sending;
    private final ReadingAfterSales reading;
    private final IdempotentRequests requests;

    AfterSalesController(
            AskableLines askable,
            AskingAfterSale asking,
            NegotiatingAfterSale negotiating,
            SendingReturn sending,
            ReadingAfterSales reading,
            IdempotentRequests requests) {
        this.askable = askable;
        this.asking = asking;
        this.negotiating = negotiating;
        this.sending = sending;
        this.reading = reading;
        this.requests = requests;
    }

    /** Pieces or an amount of a line, why, and the total that the buyer was told would come back. */
    @Schema(name = "AfterSaleWish")
    record Wish(
            @NotNull UUID lineId,
            @NotNull AfterSaleKind kind,
            @NotNull AfterSaleReason reason,

            @Schema(example = "1") @Min(1) @Max(99) @Nullable
            Integer quantity,

            @Nullable Money amount,
            @NotNull Money total,

            @Schema(example = "One jar arrived broken")
            @NotNull
            @Size(max = 500)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            String words,

            @NotNull @Size(max = 6) List<@NotNull UUID> pictureIds) {
        AskingAfterSale.Wish of(UUID buyerId, UUID orderId) {
            return new AskingAfterSale.Wish(
                    buyerId, orderId, lineId, new Claim(kind, reason, quantity, amount), total, words, pictureIds);
        }
    }

    /** What would come back. {@code atOnce}: nothing was shipped, so nobody has to agree. */
    @Schema(name = "AfterSaleQuote")
    record Quote(Money amount, Money freight, Money total, boolean atOnce, int piecesLeft, Money left) {}

    /** The offer that the buyer saw. */
    @Schema(name = "AfterSaleAcceptance")
    record Acceptance(@NotNull Money offered) {}

    /** What somebody says to the other side. */
    @Schema(name = "AfterSaleWords")
    record Words(
            @Schema(example = "The jar is empty, half is not enough")
            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            String words) {}

    /** The parcel that goes back. */
    @Schema(name = "AfterSaleParcel")
    record Parcel(
            @Schema(example = "SF Express")
            @NotBlank
            @Size(max = 40)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            String carrier,

            @Schema(example = "SF1390284756120") @NotNull @Pattern(regexp = "[A-Za-z0-9-]{4,64}")
            String trackingNumber) {}

    @GetMapping("/api/orders/{id}/after-sale-options")
    @Access(Access.Who.PERSON)
    @Operation(
            summary = "For which lines of an order I can ask for something now, and what",
            description = "A line about which something is open, or of which nothing is left, is not among them.")
    List<AskableLines.Askable> options(Caller caller, @PathVariable UUID id) {
        return askable.of(caller.person(), id);
    }

    @GetMapping("/api/orders/{id}/lines/{lineId}/after-sale-quote")
    @Access(Access.Who.PERSON)
    @Operation(summary = "What would come back for so many pieces, or for an amount, of a line")
    Quote quote(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID lineId,
            @RequestParam AfterSaleKind kind,
            @RequestParam AfterSaleReason reason,
            @RequestParam(required = false) @Min(1) @Max(99) @Nullable Integer quantity,
            @RequestParam(required = false) @Min(1) @Nullable Long amountMinor) {
        var claim = new Claim(kind, reason, quantity, amountMinor == null ? null : Money.cny(amountMinor));
        var judged = asking.quote(caller.person(), id, lineId, claim)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        return switch (judged) {
            case Claim.Judgement.Possible possible ->
                new Quote(
                        possible.amount(),
                        possible.freight(),
                        possible.total(),
                        possible.atOnce(),
                        possible.piecesLeft(),
                        possible.left());
            case Claim.Judgement.NotPossible() -> throw new ProblemException(ProblemKind.AFTER_SALE_NOT_POSSIBLE);
            case Claim.Judgement.TooMuch(var pieces, var left) ->
                throw new ProblemException(ProblemKind.AFTER_SALE_TOO_MUCH)
                        .extension("piecesLeft", pieces)
                        .extension("left", left);
        };
    }

    @PostMapping("/api/orders/{id}/after-sales")
    @Access(Access.Who.PERSON)
    @Operation(summary = "Ask for a refund or a return of a part of a line; needs an Idempotency-Key")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AfterSale.class)))
    ResponseEntity<String> ask(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Wish wish, HttpServletRequest request) {
        var buyer = caller.person();
        if ((wish.quantity() == null) == (wish.amount() == null)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("quantity", "field.invalid");
        }
        return requests.once(
                IdempotencyKey.of(buyer, request),
                201,
                List.of(id, wish),
                () -> read(buyer, AfterSaleProblems.asked(asking.ask(wish.of(buyer, id)))));
    }

    @GetMapping("/api/orders/{id}/after-sales")
    @Access(Access.Who.PERSON)
    @Operation(summary = "After-sales of one of my orders, newest first; empty where there is no such order")
    List<AfterSale> ofOrder(Caller caller, @PathVariable UUID id) {
        return reading.ofOrder(caller.person(), id);
    }

    @GetMapping("/api/after-sales")
    @Access(Access.Who.PERSON)
    @Operation(summary = "My after-sales, newest first")
    Page<AfterSale> page(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return reading.pageOfBuyer(caller.person(), after, limit);
    }

    @GetMapping("/api/after-sales/{id}")
    @Access(Access.Who.PERSON)
    @Operation(summary = "One of my after-sales, with what each side said")
    AfterSale afterSale(Caller caller, @PathVariable UUID id) {
        return read(caller.person(), id);
    }

    @PostMapping("/api/after-sales/{id}/withdrawal")
    @Access(Access.Who.PERSON)
    @Operation(summary = "Withdraw what I asked for; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AfterSale.class)))
    ResponseEntity<String> withdraw(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        return step(caller, id, "withdrawal", request, () -> negotiating.withdraw(caller.person(), id));
    }

    @PostMapping("/api/after-sales/{id}/acceptance")
    @Access(Access.Who.PERSON)
    @Operation(summary = "Accept the offer that I saw; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AfterSale.class)))
    ResponseEntity<String> accept(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody Acceptance acceptance,
            HttpServletRequest request) {
        return step(
                caller, id, acceptance, request, () -> negotiating.accept(caller.person(), id, acceptance.offered()));
    }

    @PostMapping("/api/after-sales/{id}/objection")
    @Access(Access.Who.PERSON)
    @Operation(summary = "Refuse the offer and say why; staff are to answer again; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AfterSale.class)))
    ResponseEntity<String> object(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Words words, HttpServletRequest request) {
        return step(caller, id, words, request, () -> negotiating.refuse(caller.person(), id, words.words()));
    }

    @PostMapping("/api/after-sales/{id}/parcel")
    @Access(Access.Who.PERSON)
    @Operation(summary = "Say which parcel the goods come back in; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AfterSale.class)))
    ResponseEntity<String> send(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Parcel parcel, HttpServletRequest request) {
        return step(
                caller,
                id,
                parcel,
                request,
                () -> sending.send(caller.person(), id, parcel.carrier(), parcel.trackingNumber()));
    }

    private ResponseEntity<String> step(
            Caller caller, UUID id, Object body, HttpServletRequest request, Supplier<AfterSaleOutcome> act) {
        return requests.once(IdempotencyKey.of(caller.person(), request), 200, List.of(id, body), () -> {
            AfterSaleProblems.check(act.get());
            return read(caller.person(), id);
        });
    }

    private AfterSale read(UUID buyer, UUID id) {
        return reading.ofBuyer(buyer, id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
