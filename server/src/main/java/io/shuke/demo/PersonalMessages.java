package io.shuke.demo;

import io.shuke.identity.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Messages in the demonstration's mail-box, which a real market would have sent and forgotten. */
@Component
@Profile("demo")
class PersonalMessages implements PersonalData {
    private final Mailbox mailbox;

    PersonalMessages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public String part() {
        return "demo-messages";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of();
    }

    @Override
    public void erase(Leaving person) {
        mailbox.forget(person.phone());
    }
}
