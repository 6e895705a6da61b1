package io.shuke.promotion;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows who has never bought anything. Whoever keeps orders provides it. */
public interface Newcomers {
    /** Those of these who have not. */
    Set<UUID> newcomersAmong(Collection<UUID> personIds);

    /** Whether nobody of these has. */
    default boolean areNewcomers(Set<UUID> personIds) {
        return newcomersAmong(personIds).containsAll(personIds);
    }
}
