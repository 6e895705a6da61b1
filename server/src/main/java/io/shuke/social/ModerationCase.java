package io.shuke.social;

import io.shuke.catalog.Picture;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is said about one thing that was reported, and what was decided about it.
 *
 * @param postId the post that it is, or that the comment stands under; none for a person
 * @param text what stood there when the case began; empty where it is confidential and staff open it apart
 * @param textNow what stands there now, where that is something else; nothing where it is gone
 * @param place the page of the shop on which it stands, where it is another module's to say
 * @param gone whether its author took it back since
 * @param picturesNow those that stand there now, where staff had let in what was changed since
 * @param changed whether it was changed after staff had let it in: the text is what it said before
 * @param listed words of the market's list that held it for review
 * @param strikes how often the author's things were taken down within half a year, and not restored
 */
@Schema(name = "ModerationCase")
public record ModerationCase(
        UUID id,
        ReportSubject subject,
        UUID subjectId,
        State state,
        PersonRef author,
        int strikes,
        @Nullable UUID postId,
        String text,
        @Nullable String textNow,
        @Nullable Place place,
        boolean gone,
        List<Picture> pictures,
        List<Picture> picturesNow,
        List<String> listed,
        boolean changed,
        int reports,
        List<ReportReason> reasons,
        Instant openedAt,
        @Nullable Decision decision,
        @Nullable String appeal,
        @Nullable Instant appealedAt,
        @Nullable AppealDecision appealDecision) {
    /** Where a case stands. */
    @Schema(name = "ModerationState")
    public enum State {
        OPEN,
        DISMISSED,
        TAKEN_DOWN,
        APPEALED,
        /** The appeal was refused. */
        UPHELD,
        /** The appeal was granted: it is as it was. */
        RESTORED
    }

    /** A page of the shop. */
    @Schema(name = "ModerationPlace")
    public record Place(
            @Schema(example = "露营的人") String name,

            @Schema(example = "/circles/0198c2a0-0000-7000-8000-000000000000")
            String path) {}

    /** The reason is absent where nothing was taken down. */
    @Schema(name = "ModerationDecision")
    public record Decision(
            String by,
            Instant at,
            @Nullable ReportReason reason,
            @Nullable String words) {}

    @Schema(name = "ModerationAppealDecision")
    public record AppealDecision(
            String by, Instant at, @Nullable String words) {}

    /** A part of words between few people, as staff read it; the speaker is absent where their account is closed. */
    @Schema(name = "ModerationSaid")
    public record Said(
            @Nullable PersonRef speaker,
            String text,
            List<Picture> pictures,
            Instant at,

            @Schema(description = "whether it is what was reported")
            boolean reported) {}

    /** One report, as staff read it. */
    @Schema(name = "ModerationReport")
    public record Report(
            PersonRef reporter,
            ReportReason reason,
            @Nullable String words,
            Instant at) {}
}
