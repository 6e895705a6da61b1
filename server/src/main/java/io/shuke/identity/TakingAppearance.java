package io.shuke.identity;

import io.shuke.shared.Ids;
import io.shuke.shared.Messages;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the name and the face that somebody chose from them, and gives them back. Who has the market's name and no face
 * has nothing that could be taken. Joins the transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TakingAppearance {
    private final Persons persons;
    private final Messages messages;

    TakingAppearance(Persons persons, Messages messages) {
        this.persons = persons;
        this.messages = messages;
    }

    /**
     * What was taken: each is absent where there was none.
     *
     * @param given the market's name that stands there instead
     */
    public record Taken(
            @Nullable String nickname,
            @Nullable String avatarUrl,
            @Nullable String given) {}

    /** Keeps how somebody appears as it is until the transaction ends; taken before whatever else is locked of them. */
    public void lock(UUID personId) {
        persons.lock(personId);
    }

    /** Whether there is something to take. */
    public boolean hasOwn(UUID personId) {
        return persons.appearance(personId).isPresent();
    }

    /** Nothing where there is nothing to take. */
    public Optional<Taken> take(UUID personId) {
        return persons.appearance(personId).map(own -> {
            var given = own.nickname() == null
                    ? null
                    : messages.text(own.locale(), "nickname.new", Ids.code(Registering.NAME_LETTERS));
            persons.takeAppearance(personId, given);
            return new Taken(own.nickname(), own.avatarUrl(), given);
        });
    }

    /** Each comes back where the person has not chosen another since; false where nothing did. */
    public boolean giveBack(UUID personId, Taken taken) {
        return persons.giveAppearance(personId, taken);
    }
}
