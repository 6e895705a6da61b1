package io.shuke.sharing.web;

import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.sharing.Bindings;
import io.shuke.sharing.Bindings.Bound;
import io.shuke.sharing.Bindings.DecidedBy;
import io.shuke.sharing.ChangingBinding;
import io.shuke.sharing.ChangingBinding.Decision;
import io.shuke.sharing.ChangingBinding.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operator: partners and bindings")
class OperatorBindingResource {
    private final Bindings bindings;
    private final ChangingBinding changingBinding;
    private final People people;

    OperatorBindingResource(Bindings bindings, ChangingBinding changingBinding, People people) {
        this.bindings = bindings;
        this.changingBinding = changingBinding;
        this.people = people;
    }

    @Schema(name = "Binding")
    record View(
            UUID customerId,
            String customerName,
            @Nullable UUID partnerId,
            @Nullable String partnerName,
            Instant since,
            DecidedBy by) {}

    @Schema(name = "BindingChangeDraft")
    record Draft(
            @Nullable UUID partnerId,

            @NotBlank @Size(min = 4, max = 300) @Schema(example = "The customer asked for it in writing on 3 November")
            String reason) {}

    @GetMapping("/api/operator/bindings")
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Who owns whom", description = "Of one partner, of one customer, or all, the latest first.")
    Page<View> list(
            @RequestParam(required = false) @Nullable UUID partner,
            @RequestParam(required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        var page = customer == null
                ? bindings.page(partner, after, limit)
                : new Page<>(bindings.of(customer).stream().toList(), null);
        var names = people.cardsOf(peopleOf(page.items()));
        return page.map(bound -> view(bound, names));
    }

    @PostMapping("/api/operator/bindings/{customerId}/changes")
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(
            summary = "Give a customer to another partner, or to nobody",
            description = "The reason is audited, and shown to the customer and to both partners.")
    View change(@PathVariable UUID customerId, @Valid @RequestBody Draft draft, Caller caller) {
        var outcome = changingBinding.change(new Decision(
                caller.person(), customerId, draft.partnerId(), draft.reason().strip()));
        return switch (outcome) {
            case Outcome.Changed changed ->
                view(changed.binding(), people.cardsOf(peopleOf(List.of(changed.binding()))));
            case Outcome.Unknown ignored -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case Outcome.SamePerson ignored ->
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("partnerId", "field.invalid");
        };
    }

    private static Set<UUID> peopleOf(List<Bound> bound) {
        var ids = new HashSet<UUID>();
        for (var binding : bound) {
            ids.add(binding.customerId());
            if (binding.partnerId() != null) {
                ids.add(binding.partnerId());
            }
        }
        return ids;
    }

    private static View view(Bound bound, Map<UUID, PersonCard> names) {
        var partner = bound.partnerId();
        return new View(
                bound.customerId(),
                name(names, bound.customerId()),
                partner,
                partner == null ? null : name(names, partner),
                bound.since(),
                bound.decidedBy());
    }

    private static String name(Map<UUID, PersonCard> names, UUID id) {
        var card = names.get(id);
        return card == null ? "–" : card.nickname();
    }
}
