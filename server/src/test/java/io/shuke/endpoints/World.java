package io.shuke.endpoints;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Right;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people who come to the endpoints, new for each endpoint, and what the owners among them own. */
class World {
    private final PeopleFixture people;
    private final Map<Role, Person> persons = new EnumMap<>(Role.class);

    World(PeopleFixture people) {
        this.people = people;
    }

    Person person(Role role) {
        return persons.computeIfAbsent(role, this::make);
    }

    @Nullable
    String tokenOf(Role role) {
        return role == Role.NOBODY ? null : person(role).token();
    }

    /** An idempotency key for one request of this role. */
    String keyFor(Role role) {
        return role.name();
    }

    private Person make(Role role) {
        return switch (role) {
            case NOBODY -> throw new IllegalArgumentException("nobody is no person");
            case SHOPPER -> people.signUp("Shopper");
            case STRANGER -> people.signUp("Stranger");
            case PARTNER -> people.partner();
            case CATALOGUE -> people.staff(Right.CATALOGUE);
            case CARE -> people.staff(Right.CARE);
            case FINANCE -> people.staff(Right.FINANCE);
            case RISK -> people.staff(Right.RISK);
            case OWNER -> people.staff(Right.OWNER);
        };
    }
}
