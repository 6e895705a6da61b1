package io.shuke.social;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes what somebody says about themselves, what they are interested in, and how they want their feed. Refuses words
 * of more than 200 letters, with unseen letters or with an address, more than ten interests, and interests that are no
 * topics, as {@code invalid-request} with the field; and words while the person's posting is paused, or with a word of
 * the market's list, unless that is one that staff look at first: then nobody sees them before.
 */
@Component
public class EditingOwnProfile {
    static final int LONGEST_WORDS = 200;
    static final int MOST_INTERESTS = 10;
    private static final int LONGEST_INTEREST = 12;

    private final Presence presence;
    private final StoredProfiles profiles;
    private final ReviewingWords reviewing;

    EditingOwnProfile(Presence presence, StoredProfiles profiles, ReviewingWords reviewing) {
        this.presence = presence;
        this.profiles = profiles;
        this.reviewing = reviewing;
    }

    /** What is to change; null leaves a value as it is, and empty words are taken away. */
    public record Changes(
            @Nullable String words,
            @Nullable List<String> interests,
            @Nullable Boolean chronologicalOnly,
            @Nullable Boolean notPersonalised) {}

    @Transactional
    public void edit(UUID personId, Changes changes) {
        var words = changes.words() == null ? null : Words.tidied(changes.words());
        var fault = words == null ? null : Words.fault(words, LONGEST_WORDS);
        if (fault != null) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("words", fault);
        }
        var interests = changes.interests() == null ? null : topics(changes.interests());
        presence.hold(personId);
        var listed = words == null || words.isEmpty() ? List.<String>of() : reviewing.check(personId, "words", words);
        profiles.edit(personId, words, interests, changes.chronologicalOnly(), changes.notPersonalised());
        if (!listed.isEmpty()) {
            reviewing.hold(ReportSubject.PERSON, personId, listed);
        }
    }

    private static List<String> topics(List<String> written) {
        var topics = new LinkedHashSet<String>();
        for (var word : written) {
            topics.add(Topics.of(word)
                    .filter(topic -> topic.codePointCount(0, topic.length()) <= LONGEST_INTEREST)
                    .orElseThrow(() -> new ProblemException(ProblemKind.INVALID_REQUEST)
                            .field("interests", "field.topic", LONGEST_INTEREST)));
        }
        if (topics.size() > MOST_INTERESTS) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST)
                    .field("interests", "field.too-many", MOST_INTERESTS);
        }
        return List.copyOf(topics);
    }
}
