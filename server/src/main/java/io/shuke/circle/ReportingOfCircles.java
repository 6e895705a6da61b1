package io.shuke.circle;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.shared.Ids;
import io.shuke.social.Encounters;
import io.shuke.social.ReportSubject;
import io.shuke.social.Reportable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Circles as people report them: what a circle says of itself, for which its host answers. Taken down, nobody but its
 * members finds it and nobody comes in, until it is shown again; who is in it stays.
 */
@Component
class ReportingOfCircles implements Reportable {
    private final CircleRows rows;
    private final StoredCircles circles;
    private final Encounters encounters;
    private final Pictures pictures;

    ReportingOfCircles(CircleRows rows, StoredCircles circles, Encounters encounters, Pictures pictures) {
        this.rows = rows;
        this.circles = circles;
        this.encounters = encounters;
        this.pictures = pictures;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.CIRCLE;
    }

    @Override
    public Optional<Reported> reported(String ref, UUID reporterId) {
        return Ids.read(ref)
                .flatMap(id -> rows.one(id, reporterId))
                .filter(row -> row.standing().isMember() || meetsHost(row, reporterId))
                .flatMap(this::shown);
    }

    @Override
    public Optional<Reported> find(UUID id) {
        return rows.any(id).flatMap(this::shown);
    }

    private boolean meetsHost(CircleRows.Row row, UUID readerId) {
        return row.hostId() == null || encounters.canMeet(readerId, row.hostId());
    }

    private Optional<Reported> shown(CircleRows.Row row) {
        var host = row.hostId();
        return row.state() != CircleState.OPEN || row.takenDown() || host == null
                ? Optional.empty()
                : Optional.of(new Reported(row.id(), host, text(row), cover(row)));
    }

    private List<Picture> cover(CircleRows.Row row) {
        return row.coverId() == null
                ? List.of()
                : List.copyOf(pictures.find(List.of(row.coverId())).values());
    }

    @Override
    public void lock(UUID id) {
        circles.lock(id);
    }

    @Override
    public void hide(UUID id) {
        circles.setTakenDown(id, true);
    }

    @Override
    public boolean show(UUID id) {
        return circles.setTakenDown(id, false);
    }

    @Override
    public Map<UUID, String> textsOf(Collection<UUID> ids) {
        return rows.these(ids).stream()
                .filter(row -> row.state() == CircleState.OPEN)
                .collect(Collectors.toMap(CircleRows.Row::id, ReportingOfCircles::text));
    }

    @Override
    public Map<UUID, List<Picture>> picturesOf(Collection<UUID> ids) {
        return rows.these(ids).stream()
                .filter(row -> row.state() == CircleState.OPEN)
                .collect(Collectors.toMap(CircleRows.Row::id, this::cover));
    }

    private static String text(CircleRows.Row row) {
        return String.join("\n", row.name(), row.words(), row.rules()).strip();
    }
}
