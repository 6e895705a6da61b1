package io.shuke.messaging;

import io.shuke.shared.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told. The fact names the event that it comes from and, with the person, is told once.
 *
 * @param actorId who did it, where it was a person whom the reader meets by name
 * @param subjectId what it is about, where it can be opened
 * @param detail a state or a role, as the subject's module names it
 */
record Told(
        UUID personId,
        UUID factId,
        NotificationKind kind,
        @Nullable UUID actorId,
        @Nullable UUID subjectId,
        @Nullable String detail,
        @Nullable Money amount,
        Instant at) {
    static UUID fact(Object... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(part).append(':');
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
