package io.shuke.identity;

import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people sign in to the console for a supplier, and ends that. Whoever is new to the market gets a temporary
 * password, told once; somebody who is known keeps their own way in, so that nobody can take over an account by inviting
 * its owner. Refuses members of staff and people of another supplier. Joins the caller's transaction.
 */
@Component
public class KeepingSupplierMembers {
    private static final int TEMPORARY_LETTERS = 14;

    private final Registering registering;
    private final EditingProfile editing;
    private final Persons persons;
    private final SupplierMembers members;
    private final Sessions sessions;
    private final CallersOfSessions callers;
    private final PasswordEncoder passwords;
    private final MarketClock clock;

    KeepingSupplierMembers(
            Registering registering,
            EditingProfile editing,
            Persons persons,
            SupplierMembers members,
            Sessions sessions,
            CallersOfSessions callers,
            PasswordEncoder passwords,
            MarketClock clock) {
        this.registering = registering;
        this.editing = editing;
        this.persons = persons;
        this.members = members;
        this.sessions = sessions;
        this.callers = callers;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What became of the invitation. */
    public sealed interface Outcome {
        /** The password is there for somebody new to the market, and told here alone. */
        record Joined(UUID personId, @Nullable String temporaryPassword) implements Outcome {
            /** Without the password, so that it never reaches a log by accident. */
            @Override
            public String toString() {
                return "Joined " + personId;
            }
        }

        /** A member of staff, or of another supplier. */
        record Bound() implements Outcome {}
    }

    @Transactional
    public Outcome add(UUID supplierId, Phone phone, String nickname, Origin origin) {
        var registered = registering.register(phone, origin);
        var person = registered.personId();
        if (!members.add(person, supplierId, clock.instant())) {
            return new Outcome.Bound();
        }
        callers.forget(person);
        if (!registered.newPerson()) {
            return new Outcome.Joined(person, null);
        }
        editing.edit(person, new EditingProfile.Changes(nickname, null, null));
        var temporary = Ids.code(TEMPORARY_LETTERS);
        persons.setPassword(person, null, String.valueOf(passwords.encode(temporary)));
        return new Outcome.Joined(person, temporary);
    }

    /** Ends all of the person's sessions too; false where they are no member of this supplier. */
    @Transactional
    public boolean remove(UUID supplierId, UUID personId) {
        if (!members.remove(personId, supplierId)) {
            return false;
        }
        sessions.endAll(personId);
        callers.forget(personId);
        return true;
    }

    /** Keeps all of a supplier's members out, or lets them in again. */
    @Transactional
    public void suspend(UUID supplierId, boolean suspended) {
        members.suspend(supplierId, suspended).forEach(callers::forget);
    }
}
