package io.shuke.circle.web;

import io.shuke.circle.ComingToEvent;
import io.shuke.circle.EventDraft;
import io.shuke.circle.Events;
import io.shuke.circle.Events.EventPage;
import io.shuke.circle.Events.EventView;
import io.shuke.circle.PlanningEvent;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.RepeatedTransactions;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a circle does together. */
@RestController
@Tag(name = "Circles")
class CircleEventsResource {
    private final PlanningEvent planning;
    private final ComingToEvent coming;
    private final Events events;
    private final IdempotentRequests requests;
    private final RepeatedTransactions transactions;

    CircleEventsResource(
            PlanningEvent planning,
            ComingToEvent coming,
            Events events,
            IdempotentRequests requests,
            RepeatedTransactions transactions) {
        this.planning = planning;
        this.coming = coming;
        this.events = events;
        this.requests = requests;
        this.transactions = transactions;
    }

    @Schema(name = "CircleEventDraft")
    record Draft(
            @NotNull @Size(max = 400) @Schema(description = "40 letters", example = "周六一起做面包")
            String title,

            @NotNull @Size(max = 10_000) @Schema(description = "1,000 letters", example = "带一只碗来。")
            String words,

            @Nullable @Size(max = 1_000) @Schema(description = "none: it is online", example = "杭州西湖区文三路 9 号")
            String place,

            @NotNull Instant startsAt,
            @NotNull Instant endsAt,

            @Min(2) @Max(500) @Schema(example = "12", description = "so many can come")
            int room) {
        EventDraft draft() {
            return new EventDraft(title, words, place, startsAt, endsAt, room);
        }
    }

    /** Why an event is called off. */
    @Schema(name = "CircleEventCancellation")
    record Cancellation(
            @NotNull @Size(max = 2_000) @Schema(example = "下大雨了")
            String reason) {}

    @Schema(name = "CircleEventList")
    record EventList(List<EventView> items) {}

    @GetMapping("/api/circles/{id}/events")
    @Access(Who.PERSON)
    @Operation(
            summary = "What a circle does together",
            description = "For its members; those to come, then the latest that are over.")
    EventList all(@PathVariable UUID id, Caller caller) {
        return new EventList(found(events.ofCircle(id, caller.person())));
    }

    @PostMapping("/api/circles/{id}/events")
    @Access(Who.PERSON)
    @Operation(summary = "Plan an event; needs an Idempotency-Key", description = "For the host and moderators.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EventPage.class)))
    ResponseEntity<String> plan(
            @PathVariable UUID id, @Valid @RequestBody Draft draft, Caller caller, HttpServletRequest request) {
        var keeper = caller.person();
        return requests.once(
                IdempotencyKey.of(keeper, request),
                201,
                List.of(id, draft),
                () -> event(found(planning.plan(keeper, id, draft.draft())), caller));
    }

    @GetMapping("/api/circle-events/{id}")
    @Access(Who.PERSON)
    @Operation(summary = "An event, and who comes", description = "For members of its circle.")
    EventPage event(@PathVariable UUID id, Caller caller) {
        return found(events.page(id, caller.person()));
    }

    @PutMapping("/api/circle-events/{id}")
    @Access(Who.PERSON)
    @Operation(
            summary = "Change an event that is to come",
            description = "For the host and moderators. Whoever comes is told of another time or place.")
    EventPage change(@PathVariable UUID id, @Valid @RequestBody Draft draft, Caller caller) {
        var keeper = caller.person();
        return transactions.run(() -> {
            checkDone(planning.change(keeper, id, draft.draft()));
            return event(id, caller);
        });
    }

    @PostMapping("/api/circle-events/{id}/cancellation")
    @Access(Who.PERSON)
    @Operation(summary = "Call an event off", description = "For the host and moderators. Whoever comes is told.")
    EventPage cancel(@PathVariable UUID id, @Valid @RequestBody Cancellation body, Caller caller) {
        var keeper = caller.person();
        return transactions.run(() -> {
            checkDone(planning.cancel(keeper, id, body.reason()));
            return event(id, caller);
        });
    }

    @PutMapping("/api/circle-events/{id}/coming")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "I come")
    void come(@PathVariable UUID id, Caller caller) {
        var person = caller.person();
        checkCame(transactions.run(() -> coming.come(person, id)));
    }

    @DeleteMapping("/api/circle-events/{id}/coming")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "I don't come after all")
    void stayAway(@PathVariable UUID id, Caller caller) {
        var person = caller.person();
        checkCame(transactions.run(() -> coming.stayAway(person, id)));
    }

    private static void checkDone(PlanningEvent.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case OVER -> throw new ProblemException(ProblemKind.EVENT_OVER);
            case TAKEN_DOWN -> throw new ProblemException(ProblemKind.EVENT_TAKEN_DOWN);
            case NOT_THERE -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    private static void checkCame(ComingToEvent.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case FULL -> throw new ProblemException(ProblemKind.EVENT_FULL);
            case OVER -> throw new ProblemException(ProblemKind.EVENT_OVER);
            case NOT_THERE -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    private static <T> T found(Optional<T> asked) {
        return asked.orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
