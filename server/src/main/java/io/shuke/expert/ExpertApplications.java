package io.shuke.expert;

import io.shuke.expert.ApplicationRows.Row;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.social.Encounters;
import io.shuke.social.PersonRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applications for staff, without what was shown for them. A page costs four statements. */
@Component
public class ExpertApplications {
    private final ApplicationRows rows;
    private final Encounters encounters;
    private final People people;

    ExpertApplications(ApplicationRows rows, Encounters encounters, People people) {
        this.rows = rows;
        this.encounters = encounters;
        this.people = people;
    }

    /**
     * An application.
     *
     * @param pictures how many were shown for it
     * @param mine whether the reader wrote it, and so can't decide about it
     * @param decidedBy who of staff decided; absent where nobody did, or the person took it back
     */
    @Schema(name = "ExpertApplication")
    public record Application(
            UUID id,
            @Nullable PersonRef person,
            @Schema(example = "TEA") String field,
            ExpertState state,
            int version,
            int pictures,
            boolean certificate,
            Instant askedAt,
            boolean mine,
            @Nullable @Schema(example = "唐店主") String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable @Schema(example = "证书照片看不清编号。") String reason) {}

    /** What waits comes as it came in; everything else, the latest first. */
    public Page<Application> page(UUID staffId, ExpertState state, @Nullable String after, int limit) {
        var place = Cursor.idOrNull(after);
        var found = state == ExpertState.WAITING
                ? rows.oldestFirst(state, place, limit + 1)
                : rows.latestFirst(state, place, limit + 1);
        var shown = shown(found, staffId);
        return Page.of(shown, limit, row -> Cursor.of(row.id()));
    }

    public Optional<Application> find(UUID staffId, UUID id) {
        return shown(rows.one(id).stream().toList(), staffId).stream().findFirst();
    }

    private List<Application> shown(List<Row> found, UUID staffId) {
        var applicants =
                encounters.refsOf(found.stream().map(Row::personId).distinct().toList(), null);
        var deciders = people.cardsOf(found.stream()
                .map(Row::decidedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return found.stream()
                .map(row -> shown(row, staffId, applicants, deciders))
                .toList();
    }

    private static Application shown(
            Row row, UUID staffId, Map<UUID, PersonRef> applicants, Map<UUID, PersonCard> deciders) {
        var decider = row.decidedBy() == null ? null : deciders.get(row.decidedBy());
        return new Application(
                row.id(),
                applicants.get(row.personId()),
                row.field(),
                row.state(),
                row.version(),
                row.pictures(),
                row.certificate(),
                row.askedAt(),
                row.personId().equals(staffId),
                decider == null ? null : decider.nickname(),
                row.decidedAt(),
                row.reason());
    }
}
