package io.shuke.social;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a reader meets: conditions of statements that name the reader {@code :reader}. */
final class Sight {
    /** Nobody in particular: no block and no mute is theirs. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final String NOT_BLOCKED = """
             and not exists (select from social.block b where b.blocker_id = :reader and b.blocked_id = %s)
             and not exists (select from social.block b where b.blocked_id = :reader and b.blocker_id = %s)
            """;

    /** Neither blocked nor muted, for lists that nobody asked for somebody in particular. */
    private static final String WANTED = NOT_BLOCKED + """
             and not exists (select from social.mute m where m.muter_id = :reader and m.muted_id = %s)
            """;

    /** Meant for everybody, for an open audience, or for one that the reader is in; authors always see their own. */
    static final String MEANT_FOR_READER = """
             and (p.audience_id is null or p.author_id = :reader
                  or exists (select from social.audience u where u.id = p.audience_id and u.open)
                  or exists (select from social.audience_member u
                             where u.person_id = :reader and u.audience_id = p.audience_id))
            """;

    private Sight() {}

    static String wanted(String column) {
        return WANTED.formatted(column, column, column);
    }

    static String notBlocked(String column) {
        return NOT_BLOCKED.formatted(column, column);
    }

    static UUID reader(@Nullable UUID personId) {
        return personId == null ? NOBODY : personId;
    }
}
