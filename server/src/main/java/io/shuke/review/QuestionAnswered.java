package io.shuke.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question has an answer that is seen: of the buyer who is named, or of the market where nobody is. Published inside the
 * transaction, and again when one that was held back is shown; the answer's id says that it is the same.
 */
public record QuestionAnswered(
        UUID answerId,
        UUID questionId,
        UUID askerId,
        @Nullable UUID answererId,
        Instant at) {}
