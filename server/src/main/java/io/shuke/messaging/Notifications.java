package io.shuke.messaging;

import io.shuke.messaging.StoredNotifications.Row;
import io.shuke.shared.Cursor;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.social.Acquaintances;
import io.shuke.social.PersonRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody was told. Who did it is named as the reader meets them now, and not where one blocked the other. */
@Component
public class Notifications {
    private final StoredNotifications stored;
    private final Acquaintances acquaintances;
    private final MarketClock clock;

    Notifications(StoredNotifications stored, Acquaintances acquaintances, MarketClock clock) {
        this.stored = stored;
        this.acquaintances = acquaintances;
        this.clock = clock;
    }

    /** One thing. What the subject is, follows from the kind; the detail is a state or a role. */
    @Schema(name = "Notification")
    public record Notification(
            UUID id,
            NotificationKind kind,
            @Nullable PersonRef actor,

            @Nullable
            @Schema(description = "A post, a commission, an after-sale, a group or an order, as the kind says")
            UUID subjectId,

            @Nullable @Schema(example = "SHARER") String detail,
            @Nullable Money amount,
            Instant at,
            boolean read) {}

    /** The latest first. Three statements. */
    public Page<Notification> page(UUID personId, @Nullable String after, int limit) {
        var page = Page.of(stored.page(personId, Cursor.idOrNull(after), limit), limit, Row::cursor);
        var actors = page.items().stream()
                .map(Row::actorId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var met = acquaintances.metBy(personId, actors);
        return page.map(row -> new Notification(
                row.id(),
                row.kind(),
                row.actorId() == null ? null : met.get(row.actorId()),
                row.subjectId(),
                row.detail(),
                row.amount(),
                row.at(),
                row.read()));
    }

    /** Marks it and what was told before as read. */
    @Transactional
    public void read(UUID personId, UUID until) {
        stored.read(personId, until, clock.instant());
    }
}
