package io.shuke.circle.web;

import io.shuke.circle.Needs;
import io.shuke.circle.Needs.NeedView;
import io.shuke.circle.Needs.OfferView;
import io.shuke.circle.OfferingToCircle;
import io.shuke.circle.ProposingForNeed;
import io.shuke.circle.WantingTogether;
import io.shuke.groupbuying.CampaignProposalDraft;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a circle wants, and what is offered to it. */
@RestController
@Tag(name = "Circles")
class CircleNeedsResource {
    private final WantingTogether wanting;
    private final OfferingToCircle offering;
    private final ProposingForNeed proposing;
    private final Needs needs;
    private final IdempotentRequests requests;

    CircleNeedsResource(
            WantingTogether wanting,
            OfferingToCircle offering,
            ProposingForNeed proposing,
            Needs needs,
            IdempotentRequests requests) {
        this.wanting = wanting;
        this.offering = offering;
        this.proposing = proposing;
        this.needs = needs;
        this.requests = requests;
    }

    @Schema(name = "CircleNeedDraft")
    record NeedDraft(
            @NotNull @Size(max = 2_000) @Schema(description = "300 letters", example = "想要轻一点的双人帐篷")
            String words) {}

    @Schema(name = "CircleNeedWritten")
    record Written(UUID id) {}

    @Schema(name = "CircleOfferDraft")
    record OfferDraft(
            @NotNull UUID skuId,
            @NotNull Money price,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt) {}

    @Schema(name = "CircleOfferList")
    record Offers(List<OfferView> items) {}

    @GetMapping("/api/circles/{id}/needs")
    @Access(Who.PERSON)
    @Operation(summary = "What a circle wants", description = "For its members; the latest first.")
    Page<NeedView> page(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return found(needs.page(id, caller.person(), after, limit));
    }

    @PostMapping("/api/circles/{id}/needs")
    @Access(Who.PERSON)
    @Operation(summary = "Say what I want, in a circle that I am in; needs an Idempotency-Key")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Written.class)))
    ResponseEntity<String> write(
            @PathVariable UUID id, @Valid @RequestBody NeedDraft draft, Caller caller, HttpServletRequest request) {
        var person = caller.person();
        return requests.once(
                IdempotencyKey.of(person, request),
                201,
                List.of(id, draft),
                () -> new Written(found(Optional.ofNullable(wanting.write(person, id, draft.words())))));
    }

    @PutMapping("/api/circle-needs/{id}/vote")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "I want it too",
            description = "Again, it changes nothing. Once it is offered or closed, nobody joins in.")
    void join(@PathVariable UUID id, Caller caller) {
        check(wanting.join(caller.person(), id));
    }

    @DeleteMapping("/api/circle-needs/{id}/vote")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "I want it no longer")
    void withdraw(@PathVariable UUID id, Caller caller) {
        check(wanting.withdraw(caller.person(), id));
    }

    @DeleteMapping("/api/circle-needs/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "End a need", description = "Its author, the host or a moderator may, while it is open.")
    void close(@PathVariable UUID id, Caller caller) {
        check(wanting.close(caller.person(), id));
    }

    @PostMapping("/api/circle-needs/{id}/offer")
    @Access(Who.PERSON)
    @Operation(
            summary = "Offer what my circle wants, at a price for its members; needs an Idempotency-Key",
            description = "The host alone may, once enough want it. All who wanted it are told.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Written.class)))
    ResponseEntity<String> offer(
            @PathVariable UUID id, @Valid @RequestBody OfferDraft draft, Caller caller, HttpServletRequest request) {
        var host = caller.person();
        var wish = new OfferingToCircle.Wish(draft.skuId(), draft.price(), draft.startsAt(), draft.endsAt());
        return requests.once(
                IdempotencyKey.of(host, request),
                201,
                List.of(id, draft),
                () -> new Written(offered(offering.offer(host, id, wish))));
    }

    @PostMapping("/api/circle-needs/{id}/group-proposal")
    @Access(Who.PERSON)
    @Operation(
            summary = "Propose that my circle buys together what it wants; needs an Idempotency-Key",
            description = "The host alone may, once enough want it. All who wanted it are told once the operator has"
                    + " approved it and groups can be opened.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Written.class)))
    ResponseEntity<String> propose(
            @PathVariable UUID id,
            @Valid @RequestBody CampaignProposalDraft draft,
            Caller caller,
            HttpServletRequest request) {
        var host = caller.person();
        return requests.once(
                IdempotencyKey.of(host, request),
                201,
                List.of(id, draft),
                () -> new Written(proposed(proposing.propose(host, id, draft))));
    }

    @GetMapping("/api/circles/{id}/offers")
    @Access(Who.PERSON)
    @Operation(
            summary = "What is offered to a circle's members",
            description = "For its members; what is over is not there.")
    Offers offers(@PathVariable UUID id, Caller caller, Locale locale) {
        return new Offers(found(needs.offers(id, caller.person(), locale)));
    }

    @DeleteMapping("/api/circle-offers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "End an offer of my circle's early", description = "What was ordered by it stays.")
    void endOffer(@PathVariable UUID id, Caller caller) {
        if (!offering.end(caller.person(), id)) {
            throw notFound();
        }
    }

    @GetMapping("/api/circles/{id}/offer-bounds")
    @Access(Who.PERSON)
    @Operation(summary = "Between what a price for my circle's members lies", description = "For its host.")
    Needs.Bounds bounds(@PathVariable UUID id, @RequestParam UUID skuId, Caller caller) {
        return found(needs.bounds(id, caller.person(), skuId));
    }

    @GetMapping("/api/circles/{id}/figures")
    @Access(Who.PERSON)
    @Operation(summary = "What my circle came to", description = "For its host.")
    Needs.Figures figures(@PathVariable UUID id, Caller caller) {
        return found(needs.figures(id, caller.person()));
    }

    private static UUID offered(OfferingToCircle.Outcome outcome) {
        return switch (outcome) {
            case OfferingToCircle.Outcome.Offered(var id) -> id;
            case OfferingToCircle.Outcome.NotThere() -> throw notFound();
            case OfferingToCircle.Outcome.NotOpen() -> throw new ProblemException(ProblemKind.NEED_NOT_OPEN);
            case OfferingToCircle.Outcome.TooFew(var least) ->
                throw new ProblemException(ProblemKind.NEED_TOO_FEW).with(least);
        };
    }

    private static UUID proposed(ProposingForNeed.Outcome outcome) {
        return switch (outcome) {
            case ProposingForNeed.Outcome.Proposed(var id) -> id;
            case ProposingForNeed.Outcome.NotThere() -> throw notFound();
            case ProposingForNeed.Outcome.NotOpen() -> throw new ProblemException(ProblemKind.NEED_NOT_OPEN);
            case ProposingForNeed.Outcome.TooFew(var least) ->
                throw new ProblemException(ProblemKind.NEED_TOO_FEW).with(least);
            case ProposingForNeed.Outcome.Wrong(var field) ->
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field(field, "field.invalid");
            case ProposingForNeed.Outcome.TooMany(var most) ->
                throw new ProblemException(ProblemKind.GROUP_PROPOSALS_WAIT).with(most);
        };
    }

    private static void check(WantingTogether.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case NOT_OPEN -> throw new ProblemException(ProblemKind.NEED_NOT_OPEN);
            case NOT_THERE -> throw notFound();
        }
    }

    private static <T> T found(Optional<T> asked) {
        return asked.orElseThrow(CircleNeedsResource::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
