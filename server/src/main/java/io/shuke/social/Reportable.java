package io.shuke.social;

import io.shuke.catalog.Picture;
import io.shuke.shared.Ids;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that other modules keep and people report. The module that keeps it says what is there, hides it so
 * that its place stays, and shows it again as it was; the cases, decisions, appeals and strikes are this module's. Acts
 * join the transaction of the decision.
 */
public interface Reportable {
    ReportSubject subject();

    /** What is reported by this reference, as far as the reporter reads it: an id, unless the module says otherwise. */
    default Optional<Reported> reported(String ref, UUID reporterId) {
        return Ids.read(ref).flatMap(this::find);
    }

    /** What others read there now; nothing where it is hidden, gone, or never was. */
    Optional<Reported> find(UUID id);

    /** Keeps it as it is until the transaction ends. Its author's profile is locked after it. */
    void lock(UUID id);

    /** Hides it; changes nothing where it is hidden or gone. */
    void hide(UUID id);

    /** Shows it as it was. False, and nothing changed, where it is shown or gone. */
    boolean show(UUID id);

    /** Tells others of what was held back from the beginning and is shown only now, where they are told of such things. */
    default void announce(UUID id) {}

    /** What each of them says now, hidden or not; those that are gone are absent. */
    Map<UUID, String> textsOf(Collection<UUID> ids);

    /** Pictures that stand there now, for a subject that staff look at anew once it changed. */
    default Map<UUID, List<Picture>> picturesOf(Collection<UUID> ids) {
        return Map.of();
    }

    /** The page of the shop on which each of them stands, for staff who want to see it there; none where it has none. */
    default Map<UUID, ModerationCase.Place> placesOf(Collection<UUID> ids) {
        return Map.of();
    }

    /** What was said there, with what stands beside it, for a subject whose words are between few people. */
    default List<Said> around(UUID id) {
        return List.of();
    }

    /** What others read when it was reported. */
    record Reported(UUID id, UUID authorId, String text, List<Picture> pictures) {
        public Reported {
            pictures = List.copyOf(pictures);
        }
    }

    /** One of the things said; the speaker is absent where their account is closed. */
    record Said(@Nullable UUID speakerId, String text, List<Picture> pictures, Instant at, boolean reported) {
        public Said {
            pictures = List.copyOf(pictures);
        }
    }
}
