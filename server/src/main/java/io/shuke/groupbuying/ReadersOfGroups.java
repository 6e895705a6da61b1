package io.shuke.groupbuying;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows whom a reader does not meet in a group. Whoever lets people block each other provides it. */
public interface ReadersOfGroups {
    /** Those of the people with whom one blocked the other; at most one statement, and none for nobody in particular. */
    Set<UUID> apartFrom(@Nullable UUID readerId, Collection<UUID> personIds);
}
