package io.shuke.circle;

import io.shuke.shared.Ids;
import io.shuke.social.ModerationCase.Place;
import io.shuke.social.Reportable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is written for the members of a circle, as one of them reports it. Hidden, it is read by who wrote it alone; it
 * keeps its votes and guests, and shown again it stands just as it stood.
 */
abstract class ReportingInCircle implements Reportable {
    private final StoredMembers members;

    /** Something that stands in an open circle, hidden or not, and who answers for it. */
    record Written(UUID id, UUID circleId, String circleName, UUID authorId, String text, boolean hidden) {}

    ReportingInCircle(StoredMembers members) {
        this.members = members;
    }

    /** Those that are there, in one statement; what was taken back, or stands in a circle that is closed, is not. */
    abstract List<Written> written(Collection<UUID> ids);

    @Override
    public Optional<Reported> reported(String ref, UUID reporterId) {
        return Ids.read(ref)
                .flatMap(this::seen)
                .filter(one -> members.isIn(one.circleId(), reporterId))
                .map(ReportingInCircle::shown);
    }

    @Override
    public Optional<Reported> find(UUID id) {
        return seen(id).map(ReportingInCircle::shown);
    }

    private Optional<Written> seen(UUID id) {
        return written(List.of(id)).stream().filter(one -> !one.hidden()).findFirst();
    }

    private static Reported shown(Written one) {
        return new Reported(one.id(), one.authorId(), one.text(), List.of());
    }

    @Override
    public Map<UUID, String> textsOf(Collection<UUID> ids) {
        return ofEach(ids, Written::text);
    }

    @Override
    public Map<UUID, Place> placesOf(Collection<UUID> ids) {
        return ofEach(ids, one -> new Place(one.circleName(), "/circles/" + one.circleId()));
    }

    private <T> Map<UUID, T> ofEach(Collection<UUID> ids, Function<Written, T> reading) {
        return written(ids).stream().collect(Collectors.toMap(Written::id, reading));
    }
}
