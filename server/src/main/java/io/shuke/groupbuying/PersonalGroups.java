package io.shuke.groupbuying;

import io.shuke.identity.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A person's seats in groups. Closed, they stay with their orders, and the browser is forgotten. */
@Component
class PersonalGroups implements PersonalData {
    private final GroupRows rows;

    PersonalGroups(GroupRows rows) {
        this.rows = rows;
    }

    @Override
    public String part() {
        return "groups";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of("seats", rows.copyOf(personId));
    }

    @Override
    public void erase(Leaving person) {
        rows.forgetBrowsers(person.id());
    }
}
