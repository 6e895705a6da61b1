package io.shuke.social;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports what somebody reads to staff: a post, a person, a message … It ends alike whether there is such a thing, whether the person may
 * meet its author, and whether they reported it before: so it tells nobody what is there. Reports of one thing are one
 * case, with one report of each person, until it is decided. Ten in ten minutes are allowed, and fifty a day.
 */
@Component
public class Reporting {
    static final int LONGEST_WORDS = 500;
    private static final int IN_TEN_MINUTES = 10;
    private static final int A_DAY = 50;

    private final Presence presence;
    private final StoredProfiles profiles;
    private final StoredCases cases;
    private final Reportables reportables;
    private final Allowances allowances;
    private final MarketClock clock;

    Reporting(
            Presence presence,
            StoredProfiles profiles,
            StoredCases cases,
            Reportables reportables,
            Allowances allowances,
            MarketClock clock) {
        this.presence = presence;
        this.profiles = profiles;
        this.cases = cases;
        this.reportables = reportables;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** @param ref the id, the code of a person's page, the handle of a shop, or a message's conversation and number (see {@link Reportable}) */
    @Transactional
    public void report(
            UUID reporterId, ReportSubject subject, String ref, ReportReason reason, @Nullable String written) {
        var words = words(written);
        presence.hold(reporterId);
        allow(reporterId);
        var found = reportables.reported(subject, ref, reporterId).orElse(null);
        if (found == null
                || found.published().authorId().equals(reporterId)
                || !profiles.hold(found.published().authorId())) {
            return;
        }
        var caseId = cases.open(subject, found.id(), found.published(), List.of(), clock.instant());
        cases.report(caseId, reporterId, reason, words, clock.instant());
    }

    /** Addresses may stand in it: they may be just what is reported. */
    private static @Nullable String words(@Nullable String written) {
        var words = written == null ? "" : Words.tidied(written);
        var fault = Words.fault(words, LONGEST_WORDS);
        if (fault != null && !fault.equals(Words.LINK)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("words", fault);
        }
        return words.isEmpty() ? null : words;
    }

    private void allow(UUID reporterId) {
        var at = clock.unmoved();
        allowances.useOrRefuse(
                new Allowance("report:person:" + reporterId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO),
                at);
        allowances.useOrRefuse(
                new Allowance("report-day:person:" + reporterId, A_DAY, Duration.ofDays(1), Duration.ZERO), at);
    }
}
