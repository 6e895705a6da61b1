package io.shuke.social;

import io.shuke.catalog.Picture;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case as it is read, before people have their names. */
record CaseRow(
        UUID id,
        ReportSubject subject,
        UUID subjectId,
        ModerationCase.State state,
        UUID authorId,
        ProfileRef author,
        int strikes,
        @Nullable UUID postId,
        String text,
        @Nullable String textNow,
        List<Picture> pictures,
        List<String> listed,
        boolean changed,
        int reports,
        List<ReportReason> reasons,
        Instant openedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable ReportReason reason,
        @Nullable String words,
        @Nullable String appeal,
        @Nullable Instant appealedAt,
        @Nullable UUID appealDecidedBy,
        @Nullable Instant appealDecidedAt,
        @Nullable String appealWords) {
    Stream<UUID> people() {
        return Stream.of(authorId, decidedBy, appealDecidedBy).filter(Objects::nonNull);
    }
}
