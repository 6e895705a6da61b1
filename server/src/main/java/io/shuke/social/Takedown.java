package io.shuke.social;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of a person's own that staff took down, or that waits for them to look at it ({@code OPEN}). The reason and
 * the words are there once it was taken down, the appeal and what became of it once there is one.
 */
@Schema(name = "Takedown")
public record Takedown(
        UUID id,
        ReportSubject subject,
        UUID subjectId,
        ModerationCase.State state,
        @Nullable UUID postId,
        String text,
        Instant openedAt,
        @Nullable Instant decidedAt,
        @Nullable ReportReason reason,
        @Nullable String words,
        @Nullable String appeal,
        @Nullable Instant appealedAt,
        @Nullable Instant appealDecidedAt,
        @Nullable String appealWords) {}
