package io.shuke.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say. The id is the writer's own: the same again says nothing twice.
 *
 * @param subjectId the picture, the goods or the order of that kind
 */
public record MessageDraft(
        UUID id,
        MessageKind kind,
        @Nullable String text,
        @Nullable UUID subjectId) {
    static final int LONGEST_TEXT = 1_000;
}
