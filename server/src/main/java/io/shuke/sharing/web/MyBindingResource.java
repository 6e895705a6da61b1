package io.shuke.sharing.web;

import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.Caller;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.sharing.Bindings;
import io.shuke.sharing.Bindings.Bound;
import io.shuke.sharing.Bindings.Change;
import io.shuke.sharing.Bindings.DecidedBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sharing")
class MyBindingResource {
    private final Bindings bindings;
    private final People people;

    MyBindingResource(Bindings bindings, People people) {
        this.bindings = bindings;
        this.people = people;
    }

    @Schema(name = "MyBinding")
    record View(@Nullable String partnerName, @Nullable Instant since, List<Past> history) {}

    @Schema(name = "MyBindingChange")
    record Past(
            Instant at,
            DecidedBy by,
            @Nullable String partnerName,
            @Nullable String reason) {}

    @GetMapping("/api/my/binding")
    @Access(Who.PERSON)
    @Operation(
            summary = "Which partner introduced me, and what changed about it",
            description = "Decided by the first touch that led to the sign-up or first purchase; later changes are"
                    + " decisions of staff, each with its reason.")
    View mine(Caller caller) {
        var history = bindings.historyOf(caller.person());
        var now = bindings.of(caller.person());
        var names = people.cardsOf(history.stream()
                .map(Change::partnerId)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList());
        return new View(
                now.map(Bound::partnerId).map(partner -> name(names, partner)).orElse(null),
                now.map(Bound::since).orElse(null),
                history.stream()
                        .map(change -> new Past(
                                change.at(), change.decidedBy(), name(names, change.partnerId()), change.reason()))
                        .toList());
    }

    private static @Nullable String name(Map<UUID, PersonCard> names, @Nullable UUID personId) {
        var card = personId == null ? null : names.get(personId);
        return card == null ? null : card.nickname();
    }
}
