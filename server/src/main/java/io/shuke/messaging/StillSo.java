package io.shuke.messaging;

import io.shuke.flash.FlashOffers;
import io.shuke.groupbuying.GroupStanding;
import io.shuke.groupbuying.StandingsOfGroups;
import io.shuke.messaging.StoredOutgoing.Waiting;
import org.springframework.stereotype.Component;

/**
 * Knows whether what waited to be sent, through somebody's quiet hours perhaps, is so still: that a group lacks one person is
 * not, once it has found them or has ended, and nobody's turn at a flash offer lasts a night.
 */
@Component
class StillSo {
    private final StandingsOfGroups standings;
    private final FlashOffers offers;

    StillSo(StandingsOfGroups standings, FlashOffers offers) {
        this.standings = standings;
        this.offers = offers;
    }

    boolean is(Waiting waiting) {
        return switch (waiting.kind()) {
            case GROUP_ALMOST_FULL, GROUP_REMINDER -> {
                var group = waiting.subjectId();
                yield group != null
                        && standings.of(group).filter(GroupStanding::lacksOne).isPresent();
            }
            case FLASH_TURN -> {
                var offer = waiting.subjectId();
                yield offer != null && offers.isTurnOf(offer, waiting.personId());
            }
            default -> true;
        };
    }
}
