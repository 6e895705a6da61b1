package io.shuke.circle;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.MarketClock;
import io.shuke.social.Audiences;
import io.shuke.social.ChangedSubjects;
import io.shuke.social.Encounters;
import io.shuke.social.ReportSubject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes what a host says of their circle, and how one comes in. Who is in it stays so. What others said for its members
 * alone stays theirs: the circle is not opened to everybody over it. Staff let a circle in by what it said, so they look at
 * what an open one says anew; ten times a day. With a word that is held, nobody else finds it before they did.
 */
@Component
public class EditingCircle {
    private static final int A_DAY = 10;

    private final Encounters encounters;
    private final StoredCircles circles;
    private final StoredMembers members;
    private final CircleRows rows;
    private final CheckingCircle checking;
    private final Audiences audiences;
    private final ReportingOfCircles reporting;
    private final ChangedSubjects changed;
    private final Allowances allowances;
    private final MarketClock clock;

    EditingCircle(
            Encounters encounters,
            StoredCircles circles,
            StoredMembers members,
            CircleRows rows,
            CheckingCircle checking,
            Audiences audiences,
            ReportingOfCircles reporting,
            ChangedSubjects changed,
            Allowances allowances,
            MarketClock clock) {
        this.encounters = encounters;
        this.circles = circles;
        this.members = members;
        this.rows = rows;
        this.checking = checking;
        this.audiences = audiences;
        this.reporting = reporting;
        this.changed = changed;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** What became of the wish. */
    public enum Outcome {
        EDITED,
        /** There is no such circle of this host's. */
        NOT_THERE,
        /** Somebody edited it since this version. */
        EDITED_MEANWHILE,
        /** Staff took it down: what was decided about has to be what comes back. */
        TAKEN_DOWN,
        /** It would show everybody what others said for members alone. */
        SAID_IN_CONFIDENCE
    }

    @Transactional
    public Outcome edit(UUID hostId, UUID circleId, int version, CircleDraft written) {
        encounters.hold(hostId);
        var circle = circles.lock(circleId).orElse(null);
        if (circle == null || members.standingOf(circleId, hostId) != Standing.HOST) {
            return Outcome.NOT_THERE;
        }
        if (circle.takenDown()) {
            return Outcome.TAKEN_DOWN;
        }
        var row = rows.any(circleId).orElseThrow();
        var draft = checking.check(hostId, written, row.coverId());
        var opens = circle.isOpen() && circle.entry() != Entry.OPEN && draft.entry() == Entry.OPEN;
        if (opens && audiences.hasWordsOfOthers(circleId, hostId)) {
            return Outcome.SAID_IN_CONFIDENCE;
        }
        var held = saysTheSame(row, draft) ? List.<String>of() : checking.heldIn(hostId, draft);
        var before = reporting.find(circleId);
        if (!circles.edit(circleId, version, draft)) {
            return Outcome.EDITED_MEANWHILE;
        }
        if (circle.isOpen()) {
            allowances.useOrRefuse(
                    new Allowance("circle-edit-day:circle:" + circleId, A_DAY, Duration.ofDays(1), Duration.ZERO),
                    clock.unmoved());
            audiences.put(circleId, draft.entry() == Entry.OPEN);
            before.ifPresent(said -> changed.changed(ReportSubject.CIRCLE, said));
            checking.hold(circleId, held);
        }
        return Outcome.EDITED;
    }

    /** Then the host may do the rest also while their posting is paused. */
    private static boolean saysTheSame(CircleRows.Row row, CircleDraft draft) {
        return row.name().equals(draft.name())
                && row.words().equals(draft.words())
                && row.rules().equals(draft.rules());
    }
}
