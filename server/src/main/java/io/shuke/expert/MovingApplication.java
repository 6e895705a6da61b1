package io.shuke.expert;

import io.shuke.expert.StoredApplications.Row;
import io.shuke.shared.MarketClock;
import io.shuke.social.ShowingExpertise;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves an application from where it stands to somewhere else, whoever does it: the place among those that wait is given
 * back, what was shown for one that ended is deleted, and what is shown beside the name follows. The applicant's page is
 * held and their row locked before.
 */
@Component
class MovingApplication {
    private final StoredApplications applications;
    private final StoredEvidence evidence;
    private final ShowingExpertise showing;
    private final MarketClock clock;

    MovingApplication(
            StoredApplications applications, StoredEvidence evidence, ShowingExpertise showing, MarketClock clock) {
        this.applications = applications;
        this.evidence = evidence;
        this.showing = showing;
        this.clock = clock;
    }

    /** False where it is not as the caller saw it any more; nothing is changed then. */
    boolean move(Row application, int seen, ExpertState to, @Nullable UUID staffId, @Nullable String reason) {
        if (!applications.move(application, seen, to, staffId, reason, clock.instant())) {
            return false;
        }
        if (application.state() == ExpertState.WAITING) {
            applications.givePlaceBack(application.personId());
        }
        if (!to.stands()) {
            evidence.forgetOf(application.id());
        }
        if (application.state() == ExpertState.VERIFIED || to == ExpertState.VERIFIED) {
            showing.show(application.personId(), applications.verifiedFieldsOf(application.personId()));
        }
        return true;
    }
}
