package io.shuke.promotion;

import java.util.Set;
import java.util.UUID;

/** Knows who has never paid for an order. Whoever keeps orders provides it. */
public interface Newcomers {
    boolean isNewcomer(UUID personId);

    /** Whether nobody of these has. */
    boolean areNewcomers(Set<UUID> personIds);
}
