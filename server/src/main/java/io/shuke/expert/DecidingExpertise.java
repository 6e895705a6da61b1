package io.shuke.expert;

import io.shuke.expert.ExpertiseDecided.Decision;
import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff verify what somebody says that they know, decline it or revoke it, with a reason that the person reads. Each is
 * decided once, as it was seen, whoever else decides at that moment; nobody decides about themselves; all of it is
 * audited. From then on the field is, or is not, shown beside the name.
 */
@Component
public class DecidingExpertise {
    private final StoredApplications applications;
    private final Encounters encounters;
    private final MovingApplication moving;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final MarketClock clock;

    DecidingExpertise(
            StoredApplications applications,
            Encounters encounters,
            MovingApplication moving,
            ApplicationEventPublisher events,
            Audit audit,
            MarketClock clock) {
        this.applications = applications;
        this.encounters = encounters;
        this.moving = moving;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the decision. */
    public sealed interface Outcome {
        record Decided() implements Outcome {}

        record NotInState(ExpertState state) implements Outcome {}

        /** It is this person's own. */
        record NeedsAnotherPerson() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome approve(UUID staffId, UUID applicationId, int seen) {
        return decide(staffId, applicationId, seen, Decision.APPROVED, null);
    }

    @Transactional
    public Outcome decline(UUID staffId, UUID applicationId, int seen, String reason) {
        return decide(staffId, applicationId, seen, Decision.DECLINED, reason);
    }

    @Transactional
    public Outcome revoke(UUID staffId, UUID applicationId, int seen, String reason) {
        return decide(staffId, applicationId, seen, Decision.REVOKED, reason);
    }

    private Outcome decide(UUID staffId, UUID id, int seen, Decision decision, @Nullable String reason) {
        var personId =
                applications.find(id).map(StoredApplications.Row::personId).orElse(null);
        if (personId == null || !encounters.holdsOpen(personId)) {
            return new Outcome.Unknown();
        }
        if (personId.equals(staffId)) {
            return new Outcome.NeedsAnotherPerson();
        }
        applications.lockApplicant(personId);
        var application = applications.find(id).orElseThrow();
        if (application.state() != before(decision)
                || !moving.move(application, seen, after(decision), staffId, reason)) {
            return new Outcome.NotInState(application.state());
        }
        audit.record(
                staffId,
                "expert-application." + verb(decision),
                "expert-application:" + id,
                Map.of("field", application.field(), "state", application.state()),
                Map.of("state", after(decision)),
                reason);
        events.publishEvent(new ExpertiseDecided(id, personId, decision, clock.instant()));
        return new Outcome.Decided();
    }

    private static ExpertState before(Decision decision) {
        return decision == Decision.REVOKED ? ExpertState.VERIFIED : ExpertState.WAITING;
    }

    private static ExpertState after(Decision decision) {
        return switch (decision) {
            case APPROVED -> ExpertState.VERIFIED;
            case DECLINED -> ExpertState.DECLINED;
            case REVOKED -> ExpertState.REVOKED;
        };
    }

    private static String verb(Decision decision) {
        return switch (decision) {
            case APPROVED -> "approve";
            case DECLINED -> "decline";
            case REVOKED -> "revoke";
        };
    }
}
