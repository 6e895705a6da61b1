package io.shuke.social;

import io.shuke.shared.MarketClock;
import io.shuke.social.Reportable.Reported;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks staff to look at what they had let in and what says something else now: a case of its own, with what it said
 * before, unless one is open. It stays as it is meanwhile, and counts as nothing against its author.
 */
@Component
public class ChangedSubjects {
    private final Reportables reportables;
    private final StoredProfiles profiles;
    private final StoredCases cases;
    private final MarketClock clock;

    ChangedSubjects(Reportables reportables, StoredProfiles profiles, StoredCases cases, MarketClock clock) {
        this.reportables = reportables;
        this.profiles = profiles;
        this.cases = cases;
        this.clock = clock;
    }

    /** @param before what others read until this transaction, which has the thing's lock; the same words raise no case */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(ReportSubject subject, Reported before) {
        var now = reportables.keptElsewhere(subject).flatMap(kept -> kept.find(before.id()));
        if (now.filter(said -> !said.equals(before)).isPresent() && profiles.hold(before.authorId())) {
            cases.openChanged(subject, before.id(), reportables.published(before), clock.instant());
        }
    }
}
