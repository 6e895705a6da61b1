package io.shuke.circle;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the operator for a circle, whose host the person will be. Three a day may be asked for. Refuses words that can't
 * stand, as {@code invalid-request} with the field.
 */
@Component
public class ApplyingForCircle {
    static final int MOST_MEMBERS = 500;
    private static final int A_DAY = 3;

    /** More than 128 bits: the code lets its holder in. */
    static final int INVITATION_LENGTH = 24;

    private final CheckingCircle checking;
    private final Encounters encounters;
    private final StoredCircles circles;
    private final StoredMembers members;
    private final Allowances allowances;
    private final MarketClock clock;

    ApplyingForCircle(
            CheckingCircle checking,
            Encounters encounters,
            StoredCircles circles,
            StoredMembers members,
            Allowances allowances,
            MarketClock clock) {
        this.checking = checking;
        this.encounters = encounters;
        this.circles = circles;
        this.members = members;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** The new circle's id. */
    @Transactional
    public UUID apply(UUID personId, CircleDraft written) {
        encounters.hold(personId);
        var draft = checking.check(personId, written, null);
        checking.refuseListed(personId, draft);
        allowances.useOrRefuse(
                new Allowance("circle-day:person:" + personId, A_DAY, Duration.ofDays(1), Duration.ZERO),
                clock.unmoved());
        var id = Ids.next();
        circles.insert(id, draft, MOST_MEMBERS, Ids.code(INVITATION_LENGTH), clock.instant());
        circles.takePlace(id);
        members.insert(id, personId, Standing.HOST, clock.instant());
        return id;
    }
}
