package io.shuke.ordering;

import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.UUID;

/** Whose cart it is: a person's, or that of a visitor who hasn't signed in. */
public record CartOwner(Kind kind, UUID id) {
    /** A person's id is no secret, a visitor's is: the one must never open the other's cart. */
    public enum Kind {
        PERSON,
        VISITOR
    }

    public static CartOwner person(UUID id) {
        return new CartOwner(Kind.PERSON, id);
    }

    public static CartOwner visitor(UUID id) {
        return new CartOwner(Kind.VISITOR, id);
    }

    /** The caller's; refused with {@code sign-in-needed} for a client that is neither signed in nor keeps cookies. */
    public static CartOwner of(Caller caller) {
        if (caller.personId() != null) {
            return person(caller.personId());
        }
        if (caller.visitorId() != null) {
            return visitor(caller.visitorId());
        }
        throw new ProblemException(ProblemKind.SIGN_IN_NEEDED);
    }
}
