package io.shuke.commission;

import io.shuke.identity.ConsentKind;
import io.shuke.identity.People;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Customers' names as partners may see them: in full where the customer agreed, else only the first letter. */
@Component
public class CustomerNames {
    private static final String HIDDEN = "**";

    private final People people;

    CustomerNames(People people) {
        this.people = people;
    }

    /** A name for each of the customers; two statements for any number. */
    public Map<UUID, String> of(Collection<UUID> customerIds) {
        var cards = people.cardsOf(customerIds);
        var agreed = people.granting(ConsentKind.NAME_TO_PARTNER, customerIds);
        var names = new HashMap<UUID, String>();
        for (var customer : customerIds) {
            var card = cards.get(customer);
            var name = card == null ? "" : card.nickname();
            names.put(customer, agreed.contains(customer) ? name : masked(name));
        }
        return names;
    }

    static String masked(String name) {
        return name.isEmpty() ? HIDDEN : name.substring(0, name.offsetByCodePoints(0, 1)) + HIDDEN;
    }
}
