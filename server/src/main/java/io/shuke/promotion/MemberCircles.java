package io.shuke.promotion;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows circles and who is in them. Whoever keeps circles provides it. */
public interface MemberCircles {
    boolean isMember(UUID circleId, UUID personId);

    /** Those of the circles that are open, by their names. */
    Map<UUID, String> namesOf(Collection<UUID> circleIds);
}
