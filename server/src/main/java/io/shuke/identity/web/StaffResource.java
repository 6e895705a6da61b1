package io.shuke.identity.web;

import io.shuke.identity.GrantingRights;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.identity.Register;
import io.shuke.shared.AuditTrail;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.Right;
import io.shuke.shared.VerifyingAudit;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Staff", description = "People, rights and what staff did")
class StaffResource {
    private final Register register;
    private final People people;
    private final GrantingRights grantingRights;
    private final AuditTrail trail;
    private final VerifyingAudit verifyingAudit;

    StaffResource(
            Register register,
            People people,
            GrantingRights grantingRights,
            AuditTrail trail,
            VerifyingAudit verifyingAudit) {
        this.register = register;
        this.people = people;
        this.grantingRights = grantingRights;
        this.trail = trail;
        this.verifyingAudit = verifyingAudit;
    }

    record StaffRights(@NotNull Set<Right> rights) {}

    record AuditedAct(
            UUID id,
            Instant at,
            UUID actorId,
            String actorName,
            @Schema(example = "product.publish") String act,

            @Schema(example = "product:0198c0de-0000-7000-8000-000000000000")
            String subject,

            @Nullable @Schema(implementation = Object.class) JsonNode before,
            @Nullable @Schema(implementation = Object.class) JsonNode after,
            @Nullable String reason,

            @Nullable @Schema(description = "its place in the chain; none where it is from before the chain began")
            Long number) {
        static AuditedAct of(AuditTrail.Act act, Map<UUID, PersonCard> cards) {
            var actor = cards.get(act.actorId());
            return new AuditedAct(
                    act.id(),
                    act.at(),
                    act.actorId(),
                    actor == null ? "" : actor.nickname(),
                    act.act(),
                    act.subject(),
                    act.before(),
                    act.after(),
                    act.reason(),
                    act.number());
        }
    }

    @GetMapping("/api/operator/people")
    @Access(value = Who.STAFF, rights = Right.CARE)
    @Operation(summary = "Everybody, newest first", description = "A whole number finds its owner, a text nicknames.")
    Page<Register.Entry> people(
            @RequestParam(required = false) @Nullable @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return register.page(q, after, limit);
    }

    @PutMapping("/api/operator/people/{id}/rights")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.OWNER, secondFactor = true)
    @Operation(summary = "Give somebody exactly these rights", description = "The market always keeps an owner.")
    void grant(@PathVariable UUID id, @Valid @RequestBody StaffRights body, Caller caller) {
        grantingRights.grant(caller.person(), id, body.rights());
    }

    @GetMapping("/api/operator/audit/verification")
    @Access(
            value = Who.STAFF,
            rights = {Right.OWNER, Right.RISK})
    @Operation(
            summary = "Whether the audit trail is whole",
            description =
                    "Follows the chain of seals from the first act to the last; a missing or changed act is named.")
    VerifyingAudit.Report verify() {
        return verifyingAudit.verify();
    }

    @GetMapping("/api/operator/audit")
    @Access(
            value = Who.STAFF,
            rights = {Right.OWNER, Right.RISK})
    @Operation(summary = "What staff did, newest first")
    Page<AuditedAct> audit(
            @RequestParam(required = false) @Nullable @Size(max = 200) String subject,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        var acts = trail.page(subject, after, limit);
        var actors = acts.items().stream().map(AuditTrail.Act::actorId).collect(Collectors.toSet());
        var cards = people.cardsOf(actors);
        return acts.map(act -> AuditedAct.of(act, cards));
    }
}
