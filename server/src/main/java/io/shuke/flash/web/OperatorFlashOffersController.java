package io.shuke.flash.web;

import io.shuke.flash.FlashDraft;
import io.shuke.flash.FlashFigures;
import io.shuke.flash.FlashOffer;
import io.shuke.flash.FlashOffers;
import io.shuke.flash.MakingFlashOffer;
import io.shuke.flash.MakingFlashOffer.Making;
import io.shuke.flash.MakingFlashOffer.Move;
import io.shuke.flash.OperatorFlashPlace;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Flash offers, for staff who keep the catalogue. */
@RestController
@RequestMapping("/api/operator/flash-offers")
@Tag(name = "Operator: flash offers")
class OperatorFlashOffersController {
    private static final String NO_NUL = "[^\\x00]*";
    private static final long MOST_MINOR = 100_000_000_00L;
    private static final Instant FAR = Instant.parse("3000-01-01T00:00:00Z");

    private final FlashOffers offers;
    private final MakingFlashOffer making;
    private final RepeatedTransactions transactions;

    OperatorFlashOffersController(FlashOffers offers, MakingFlashOffer making, RepeatedTransactions transactions) {
        this.offers = offers;
        this.making = making;
        this.transactions = transactions;
    }

    /** A flash offer to be made. */
    @Schema(name = "FlashOfferDraft")
    record Draft(
            @NotNull UUID skuId,

            @Min(1) @Max(MOST_MINOR) @Schema(example = "4900")
            long priceMinor,

            @Min(1) @Max(1_000_000) @Schema(example = "100", description = "set aside while it runs")
            int pieces,

            @Min(1) @Max(99) @Schema(example = "1", description = "at most so many pieces a person")
            int piecesEach,

            @NotNull Instant startsAt,
            @NotNull Instant endsAt) {
        FlashDraft draft() {
            return new FlashDraft(skuId, Money.cny(priceMinor), pieces, piecesEach, startsAt, endsAt);
        }
    }

    /** Why an offer ends before its time. */
    @Schema(name = "FlashOfferEnd")
    record End(
            @Schema(example = "The price was wrong")
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            String reason) {}

    @GetMapping
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Flash offers with what became of their places, newest first")
    Page<FlashOffer> page(
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "those alone whose price bears no more what the goods cost")
                    boolean belowCost,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return offers.page(belowCost, after, limit);
    }

    @GetMapping("/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "A flash offer")
    FlashOffer offer(@PathVariable UUID id) {
        return offers.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping("/{id}/figures")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "How far people came in a flash offer: came, waited, ordered, paid, refunded")
    FlashFigures figures(@PathVariable UUID id) {
        return offers.figuresOf(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping("/{id}/places")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "The places of a flash offer with what became of them, the latest first")
    Page<OperatorFlashPlace> places(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return offers.placesOf(id, after, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Make a flash offer; it is a draft until it is published, and never changed")
    FlashOffer make(Caller caller, @Valid @RequestBody Draft body) {
        if (body.endsAt().isAfter(FAR)) {
            throw invalid("endsAt");
        } else if (body.startsAt().isBefore(Instant.EPOCH)) {
            throw invalid("startsAt");
        }
        return switch (making.make(caller.person(), body.draft())) {
            case Making.Made(var id) -> offer(id);
            case Making.Wrong(var field) -> throw invalid(field);
            case Making.WrongPrice(var bounds) ->
                throw bounds.refusal("priceMinor", body.draft().price());
        };
    }

    private static ProblemException invalid(String field) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, "field.invalid");
    }

    @PostMapping("/{id}/publication")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Publish a draft: its pieces are set aside, and within its time it is open")
    FlashOffer publish(Caller caller, @PathVariable UUID id) {
        var staff = caller.person();
        return transactions.run(() -> moved(making.publish(staff, id), id));
    }

    @PostMapping("/{id}/end")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "End an offer: what orders have stays theirs, and the rest is in the stock again")
    FlashOffer end(Caller caller, @PathVariable UUID id, @Valid @RequestBody End body) {
        var staff = caller.person();
        return transactions.run(() -> moved(making.end(staff, id, body.reason()), id));
    }

    private FlashOffer moved(Move outcome, UUID id) {
        return switch (outcome) {
            case Move.Moved() -> offer(id);
            case Move.NotInState(var state) ->
                throw new ProblemException(ProblemKind.FLASH_OFFER_NOT_IN_STATE).extension("state", state);
            case Move.Over() -> throw new ProblemException(ProblemKind.FLASH_OFFER_OVER);
            case Move.OfferedAlready() -> throw new ProblemException(ProblemKind.FLASH_OFFERED);
            case Move.OutOfStock(var skuId) ->
                throw new ProblemException(ProblemKind.OUT_OF_STOCK).extension("skuIds", List.of(skuId));
            case Move.NotForSale(var skuId) ->
                throw new ProblemException(ProblemKind.NOT_FOR_SALE).extension("skuIds", List.of(skuId));
            case Move.WrongPrice(var bounds) -> throw bounds.outdated();
            case Move.NoSuchOffer() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
