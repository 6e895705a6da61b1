package io.shuke.messaging;

import io.shuke.groupbuying.GroupStanding;
import io.shuke.groupbuying.StandingsOfGroups;
import io.shuke.messaging.StoredOutgoing.Waiting;
import org.springframework.stereotype.Component;

/**
 * Knows whether what waited to be sent, through somebody's quiet hours perhaps, is so still: that a group lacks one person is
 * not, once it has found them or has ended.
 */
@Component
class StillSo {
    private final StandingsOfGroups standings;

    StillSo(StandingsOfGroups standings) {
        this.standings = standings;
    }

    boolean is(Waiting waiting) {
        return switch (waiting.kind()) {
            case GROUP_ALMOST_FULL, GROUP_REMINDER -> {
                var group = waiting.subjectId();
                yield group != null
                        && standings.of(group).filter(GroupStanding::lacksOne).isPresent();
            }
            default -> true;
        };
    }
}
