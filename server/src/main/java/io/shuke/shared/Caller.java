package io.shuke.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request: a signed-in person with their roles, or nobody; and the visitor (the browser), which is known
 * before anyone signs in.
 */
public record Caller(
        @Nullable UUID personId,
        boolean partner,
        Set<Right> rights,
        @Nullable UUID visitorId) {
    public Caller {
        rights = Set.copyOf(rights);
    }

    public static Caller nobody(@Nullable UUID visitorId) {
        return new Caller(null, false, Set.of(), visitorId);
    }

    public boolean signedIn() {
        return personId != null;
    }

    /** The signed-in person's id; refused with {@code sign-in-needed} for nobody. */
    public UUID person() {
        if (personId == null) {
            throw new ProblemException(ProblemKind.SIGN_IN_NEEDED);
        }
        return personId;
    }

    public boolean staff() {
        return !rights.isEmpty();
    }

    public boolean has(Right right) {
        return rights.contains(right) || rights.contains(Right.OWNER);
    }
}
