package io.shuke.social;

import io.shuke.catalog.Picture;
import io.shuke.shared.Ids;
import io.shuke.social.StoredCases.Published;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What can be reported, whichever module keeps it: posts, comments and people by this one, the rest by their own. */
@Component
class Reportables {
    private final Map<ReportSubject, Reportable> others = new EnumMap<>(ReportSubject.class);
    private final StoredCases cases;
    private final StoredProfiles profiles;
    private final HidingPeople people;
    private final JsonMapper json;

    /** Something that is there, and what others read of it. */
    record Found(UUID id, Published published) {}

    Reportables(
            ObjectProvider<Reportable> others,
            StoredCases cases,
            StoredProfiles profiles,
            HidingPeople people,
            JsonMapper json) {
        others.forEach(one -> this.others.put(one.subject(), one));
        this.cases = cases;
        this.profiles = profiles;
        this.people = people;
        this.json = json;
    }

    /** By the reference that the reporter gave. */
    Optional<Found> reported(ReportSubject subject, String ref, UUID reporterId) {
        var other = others.get(subject);
        if (other != null) {
            return other.reported(ref, reporterId).map(this::found);
        }
        var id = subject == ReportSubject.PERSON ? profiles.idOf(ref) : Ids.read(ref);
        return id.flatMap(one -> ownPublished(subject, one).map(published -> new Found(one, published)));
    }

    Optional<Published> published(ReportSubject subject, UUID id) {
        var other = others.get(subject);
        return other == null
                ? ownPublished(subject, id)
                : other.find(id).map(this::found).map(Found::published);
    }

    /** What another module's subject said, as a case keeps it. */
    Published published(Reportable.Reported said) {
        return found(said).published();
    }

    /** Pictures of other modules' subjects of these cases as they are now; those that have none are absent. */
    Map<UUID, List<Picture>> picturesOf(Collection<CaseRow> rows) {
        var pictures = new HashMap<UUID, List<Picture>>();
        others.forEach((subject, other) -> {
            var ids = rows.stream()
                    .filter(row -> row.subject() == subject && row.changed())
                    .map(CaseRow::subjectId)
                    .distinct()
                    .toList();
            if (!ids.isEmpty()) {
                pictures.putAll(other.picturesOf(ids));
            }
        });
        return pictures;
    }

    private Optional<Published> ownPublished(ReportSubject subject, UUID id) {
        return subject == ReportSubject.PERSON ? people.published(id) : cases.published(subject, id);
    }

    /** The module that keeps it, where that is another one. */
    Optional<Reportable> keptElsewhere(ReportSubject subject) {
        return Optional.ofNullable(others.get(subject));
    }

    /** What other modules' subjects of these cases say now; those that are gone are absent. */
    Map<UUID, String> textsOf(Collection<CaseRow> rows) {
        return ofEach(rows, Reportable::textsOf);
    }

    /** Where other modules' subjects of these cases stand. */
    Map<UUID, ModerationCase.Place> placesOf(Collection<CaseRow> rows) {
        return ofEach(rows, Reportable::placesOf);
    }

    private <T> Map<UUID, T> ofEach(
            Collection<CaseRow> rows, BiFunction<Reportable, Collection<UUID>, Map<UUID, T>> reading) {
        var found = new HashMap<UUID, T>();
        others.forEach((subject, other) -> {
            var ids = rows.stream()
                    .filter(row -> row.subject() == subject)
                    .map(CaseRow::subjectId)
                    .distinct()
                    .toList();
            if (!ids.isEmpty()) {
                found.putAll(reading.apply(other, ids));
            }
        });
        return found;
    }

    List<Reportable.Said> around(ReportSubject subject, UUID id) {
        var other = others.get(subject);
        return other == null ? List.of() : other.around(id);
    }

    private Found found(Reportable.Reported reported) {
        return new Found(
                reported.id(),
                new Published(
                        reported.authorId(), null, reported.text(), json.writeValueAsString(reported.pictures())));
    }
}
