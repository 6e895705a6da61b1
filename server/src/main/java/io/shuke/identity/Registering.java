package io.shuke.identity;

import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.Secrets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the person who has a number, and makes one where nobody has; a number never has two. Joins the transaction. */
@Component
public class Registering {
    static final int NAME_LETTERS = 4;

    private final Persons persons;
    private final Secrets secrets;
    private final Messages messages;
    private final MarketClock clock;

    Registering(Persons persons, Secrets secrets, Messages messages, MarketClock clock) {
        this.persons = persons;
        this.secrets = secrets;
        this.messages = messages;
        this.clock = clock;
    }

    public record Registered(UUID personId, boolean newPerson) {}

    @Transactional
    public Registered register(Phone phone, Origin origin) {
        var known = persons.withPhone(phone);
        if (known.isPresent()) {
            return new Registered(known.get(), false);
        }
        var id = Ids.next();
        var nickname = messages.text(origin.locale(), "nickname.new", Ids.code(NAME_LETTERS));
        return persons.add(id, phone, phone.hash(secrets), nickname, origin, clock.instant())
                ? new Registered(id, true)
                : new Registered(persons.withPhone(phone).orElseThrow(), false);
    }
}
