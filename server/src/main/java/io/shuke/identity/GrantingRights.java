package io.shuke.identity;

import io.shuke.shared.Audit;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives members of staff their rights and takes them away; every change by a member of staff is audited. */
@Component
public class GrantingRights {
    private final Persons persons;
    private final CallersOfSessions callers;
    private final Audit audit;

    GrantingRights(Persons persons, CallersOfSessions callers, Audit audit) {
        this.persons = persons;
        this.callers = callers;
        this.audit = audit;
    }

    /** Sets the rights by an owner's act; refused to suppliers' people, and where it would leave no owner. */
    @Transactional
    public void grant(UUID actorId, UUID personId, Set<Right> rights) {
        var locked = persons.lockRights(personId);
        var before = locked.get(personId);
        if (before == null) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        var owners = locked.values().stream()
                .filter(those -> those.contains(Right.OWNER))
                .count();
        if (before.contains(Right.OWNER) && !rights.contains(Right.OWNER) && owners == 1) {
            throw new ProblemException(ProblemKind.LAST_OWNER);
        }
        if (!rights.isEmpty() && persons.belongsToSupplier(personId)) {
            throw new ProblemException(ProblemKind.MEMBER_OF_SUPPLIER);
        }
        grantFirst(personId, rights);
        audit.record(actorId, "person.grant-rights", "person:" + personId, rights(before), rights(rights), null);
    }

    /** Sets the rights where nobody acts: when the market is set up. */
    @Transactional
    public void grantFirst(UUID personId, Set<Right> rights) {
        persons.setRights(personId, rights);
        callers.forget(personId);
    }

    private static Map<String, Set<Right>> rights(Set<Right> rights) {
        return Map.of("rights", new TreeSet<>(rights));
    }
}
