package io.shuke.groupbuying;

import io.shuke.identity.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A person's seats in groups, and what they looked at. Closed, the seats stay with their orders, and the browser and the looks
 * are forgotten.
 */
@Component
class PersonalGroups implements PersonalData {
    private final GroupRows rows;
    private final StoredLooks looks;

    PersonalGroups(GroupRows rows, StoredLooks looks) {
        this.rows = rows;
        this.looks = looks;
    }

    @Override
    public String part() {
        return "groups";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of("seats", rows.copyOf(personId), "looks", looks.copyOf(personId));
    }

    @Override
    public void erase(Leaving person) {
        rows.forgetBrowsers(person.id());
        looks.forget(person.id());
    }
}
