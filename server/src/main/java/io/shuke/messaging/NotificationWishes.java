package io.shuke.messaging;

import io.shuke.identity.People;
import io.shuke.messaging.StoredWishes.Wish;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where somebody wants to hear of which kind, and when their phone is to be left alone. */
@Component
public class NotificationWishes {
    private final StoredWishes stored;
    private final People people;
    private final boolean outside;

    NotificationWishes(StoredWishes stored, People people, ObjectProvider<OutsideGateway> gateway) {
        this.stored = stored;
        this.people = people;
        this.outside = gateway.getIfAvailable() != null;
    }

    /** One kind: in the shop, and on the phone. */
    @Schema(name = "NotificationWish")
    public record KindWish(@NotNull NotificationKind kind, boolean inApp, boolean outside) {}

    /** All kinds. {@code reachable} says whether this market sends anything to phones. */
    public record Wishes(List<KindWish> kinds, @Nullable QuietHours quiet, boolean reachable) {
        public Wishes {
            kinds = List.copyOf(kinds);
        }
    }

    public Wishes of(UUID personId) {
        var known = stored.of(List.of(personId));
        var kinds = Arrays.stream(NotificationKind.values())
                .map(kind -> new KindWish(
                        kind,
                        known.of(personId, kind).inApp(),
                        known.of(personId, kind).outside()))
                .toList();
        return new Wishes(kinds, known.quiet().get(personId), outside);
    }

    /** Changes the kinds that are named, and the quiet hours; without any, the phone is never quiet. */
    @Transactional
    public Wishes change(UUID personId, List<KindWish> kinds, @Nullable QuietHours quiet) {
        if (!people.holdOpen(personId)) {
            throw new ProblemException(ProblemKind.SIGN_IN_NEEDED);
        }
        if (quiet != null && quiet.from().equals(quiet.until())) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("quiet", "field.invalid");
        }
        var wishes = new EnumMap<NotificationKind, Wish>(NotificationKind.class);
        kinds.forEach(kind -> wishes.put(kind.kind(), new Wish(kind.inApp(), kind.outside())));
        stored.put(personId, wishes);
        stored.putQuiet(personId, quiet);
        return of(personId);
    }
}
