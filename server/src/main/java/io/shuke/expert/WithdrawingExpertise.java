package io.shuke.expert;

import io.shuke.social.Encounters;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody takes an application back, or no longer wants a verified field shown. What they showed for it is deleted. */
@Component
public class WithdrawingExpertise {
    private final Encounters encounters;
    private final StoredApplications applications;
    private final MovingApplication moving;

    WithdrawingExpertise(Encounters encounters, StoredApplications applications, MovingApplication moving) {
        this.encounters = encounters;
        this.applications = applications;
        this.moving = moving;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Withdrawn() implements Outcome {}

        /** It is not as it was seen: somebody decided about it, or another phone took it back. */
        record NotInState(ExpertState state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome withdraw(UUID personId, UUID applicationId, int seen) {
        encounters.hold(personId);
        applications.lockApplicant(personId);
        var application = applications
                .find(applicationId)
                .filter(row -> row.personId().equals(personId))
                .orElse(null);
        if (application == null) {
            return new Outcome.Unknown();
        }
        return application.state().stands() && moving.move(application, seen, ExpertState.WITHDRAWN, null, null)
                ? new Outcome.Withdrawn()
                : new Outcome.NotInState(application.state());
    }
}
