package io.shuke.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request: a signed-in person with their roles, or nobody; and the visitor (the browser), which is known
 * before anyone signs in.
 *
 * @param supplierId the supplier whose member the person is; such a person has no staff right
 */
public record Caller(
        @Nullable UUID personId,
        boolean partner,
        Set<Right> rights,
        @Nullable UUID supplierId,
        @Nullable UUID visitorId) {
    public Caller {
        rights = Set.copyOf(rights);
    }

    public static Caller nobody(@Nullable UUID visitorId) {
        return new Caller(null, false, Set.of(), null, visitorId);
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

    /** The supplier that the caller belongs to; refused with {@code not-allowed} for everybody else. */
    public UUID supplier() {
        if (supplierId == null) {
            throw new ProblemException(ProblemKind.NOT_ALLOWED);
        }
        return supplierId;
    }

    public boolean staff() {
        return !rights.isEmpty();
    }

    public boolean has(Right right) {
        return rights.contains(right) || rights.contains(Right.OWNER);
    }
}
