package io.shuke.groupbuying;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows the circles that campaigns are for, and who is in them. Whoever keeps circles provides it. */
public interface CirclesOfCampaigns {
    /** Those of the circles that are open, by their names. */
    Map<UUID, String> namesOf(Collection<UUID> circleIds);

    /** Those of the circles that are open and that the person is in; one statement. */
    Map<UUID, Membership> membershipsOf(UUID personId, Collection<UUID> circleIds);

    /** Those of the people who are in the circle, as long as it is open; one statement. */
    Set<UUID> membersAmong(UUID circleId, Collection<UUID> personIds);

    /** Keeps the person in the circle until the transaction ends; false where they are not in it, or it is not open. */
    boolean hold(UUID circleId, UUID personId);

    /** Whether the circle is open and the person hosts it. */
    boolean isHost(UUID circleId, UUID personId);

    /**
     * That somebody is in a circle.
     *
     * @param hostId who is the sharer of what its members buy by its offers
     * @param since since when they are in it
     * @param channel the way such a sale came, as the sharer's evidence says it
     */
    record Membership(UUID hostId, Instant since, String channel) {}
}
