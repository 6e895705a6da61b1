package io.shuke.circle.web;

import io.shuke.circle.Circles;
import io.shuke.circle.Circles.PersonView;
import io.shuke.circle.Circles.Which;
import io.shuke.circle.InvitingToCircle;
import io.shuke.circle.KeepingMembers;
import io.shuke.circle.Standing;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.Encounters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a circle, for its members and for who keeps it. */
@RestController
@Tag(name = "Circles")
class CirclePeopleResource {
    private final Circles circles;
    private final KeepingMembers keeping;
    private final InvitingToCircle inviting;
    private final Encounters encounters;

    CirclePeopleResource(Circles circles, KeepingMembers keeping, InvitingToCircle inviting, Encounters encounters) {
        this.circles = circles;
        this.keeping = keeping;
        this.inviting = inviting;
        this.encounters = encounters;
    }

    @Schema(name = "CircleInvitation")
    record Invitation(
            @Schema(example = "k7Rw2mXq9TbCk7Rw2mXq9TbC") String code) {}

    @Schema(name = "CircleAppointment")
    record Appointment(
            @NotNull @Schema(description = "MEMBER, MODERATOR or HOST", example = "MODERATOR")
            Standing role) {}

    @GetMapping("/api/circles/{id}/members")
    @Access(Who.PERSON)
    @Operation(summary = "Who is in the circle", description = "For its members; by when they came.")
    Page<PersonView> members(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return found(circles.people(id, caller.person(), Which.MEMBERS, after, limit));
    }

    @GetMapping("/api/circles/{id}/requests")
    @Access(Who.PERSON)
    @Operation(summary = "Who asks to be let in", description = "For the host and moderators.")
    Page<PersonView> requests(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return found(circles.people(id, caller.person(), Which.REQUESTS, after, limit));
    }

    @GetMapping("/api/circles/{id}/removals")
    @Access(Who.PERSON)
    @Operation(summary = "Who was taken out", description = "For the host and moderators.")
    Page<PersonView> removals(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return found(circles.people(id, caller.person(), Which.REMOVED, after, limit));
    }

    @PutMapping("/api/circles/{id}/requests/{code}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Let somebody in who asked")
    void accept(@PathVariable UUID id, @PathVariable String code, Caller caller) {
        check(keeping.accept(caller.person(), id, person(code, caller)));
    }

    @DeleteMapping("/api/circles/{id}/requests/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Do not let somebody in", description = "They may ask again.")
    void refuse(@PathVariable UUID id, @PathVariable String code, Caller caller) {
        check(keeping.refuse(caller.person(), id, person(code, caller)));
    }

    @DeleteMapping("/api/circles/{id}/members/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "Take a member out",
            description =
                    "They do not come in again until they are let. The host takes out anybody, a moderator members.")
    void remove(@PathVariable UUID id, @PathVariable String code, Caller caller) {
        check(keeping.remove(caller.person(), id, person(code, caller)));
    }

    @DeleteMapping("/api/circles/{id}/removals/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Let somebody come again who was taken out")
    void forgive(@PathVariable UUID id, @PathVariable String code, Caller caller) {
        check(keeping.forgive(caller.person(), id, person(code, caller)));
    }

    @PutMapping("/api/circles/{id}/members/{code}/role")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "Make a member a moderator, a moderator a member, or a moderator the host",
            description = "Its host alone may. Who was the host is a moderator afterwards.")
    void appoint(
            @PathVariable UUID id,
            @PathVariable String code,
            @Valid @RequestBody Appointment appointment,
            Caller caller) {
        check(keeping.appoint(caller.person(), id, person(code, caller), appointment.role()));
    }

    @GetMapping("/api/circles/{id}/invitation")
    @Access(Who.PERSON)
    @Operation(summary = "The code that lets its holders in", description = "For the host and moderators.")
    Invitation invitation(@PathVariable UUID id, Caller caller) {
        return new Invitation(inviting.codeOf(caller.person(), id).orElseThrow(CirclePeopleResource::notFound));
    }

    @PutMapping("/api/circles/{id}/invitation")
    @Access(Who.PERSON)
    @Operation(summary = "Make the code anew", description = "The one before lets nobody in any more.")
    Invitation renew(@PathVariable UUID id, Caller caller) {
        return new Invitation(inviting.renew(caller.person(), id).orElseThrow(CirclePeopleResource::notFound));
    }

    private UUID person(String code, Caller caller) {
        return encounters.idOf(code, caller.person()).orElseThrow(CirclePeopleResource::notFound);
    }

    private static void check(KeepingMembers.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case FULL -> throw new ProblemException(ProblemKind.CIRCLE_FULL);
            case TAKEN_DOWN -> throw new ProblemException(ProblemKind.CIRCLE_TAKEN_DOWN);
            case NOT_THERE -> throw notFound();
        }
    }

    private static <T> T found(Optional<T> asked) {
        return asked.orElseThrow(CirclePeopleResource::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
