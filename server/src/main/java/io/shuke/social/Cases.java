package io.shuke.social;

import io.shuke.catalog.Picture;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.Cursor;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Page;
import io.shuke.social.ModerationCase.AppealDecision;
import io.shuke.social.ModerationCase.Decision;
import io.shuke.social.ModerationCase.Place;
import io.shuke.social.ModerationCase.Report;
import io.shuke.social.ModerationCase.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what was reported and what was decided: for staff, and for whose it is. A page costs two statements, and two for
 * each other module whose things are on it; three where some of them were changed after staff had let them in.
 */
@Component
public class Cases {
    private final CaseRows rows;
    private final Reportables reportables;
    private final People people;
    private final MarketClock clock;

    Cases(CaseRows rows, Reportables reportables, People people, MarketClock clock) {
        this.rows = rows;
        this.reportables = reportables;
        this.people = people;
        this.clock = clock;
    }

    /** What waits for staff comes as it came in; everything else, the latest first. */
    public Page<ModerationCase> page(@Nullable State state, @Nullable String after, int limit) {
        var place = Cursor.idOrNull(after);
        var found = state == State.OPEN || state == State.APPEALED
                ? rows.oldestFirst(state, place, limit + 1, strikesSince())
                : rows.latestFirst(state, place, limit + 1, strikesSince());
        return Page.of(found, limit, row -> Cursor.of(row.id())).map(shown(found));
    }

    public Optional<ModerationCase> find(UUID id) {
        var found = rows.one(id, strikesSince());
        return found.stream().map(shown(found)).findFirst();
    }

    /** The latest hundred. */
    public List<Report> reportsOf(UUID caseId) {
        var found = rows.reportsOf(caseId);
        var cards = people.cardsOf(
                found.stream().map(CaseRows.ReportRow::reporterId).toList());
        return found.stream()
                .map(row -> new Report(
                        PersonRef.of(row.reporter(), cards.get(row.reporterId())), row.reason(), row.words(), row.at()))
                .toList();
    }

    /** What was taken down of somebody's own, or waits to be looked at; the latest first. */
    public Page<Takedown> takedownsOf(UUID authorId, @Nullable String after, int limit) {
        return Page.of(
                rows.takedownsOf(authorId, Cursor.idOrNull(after), limit + 1), limit, last -> Cursor.of(last.id()));
    }

    private Instant strikesSince() {
        return clock.instant().minus(Strikes.COUNTED);
    }

    /** Shows each of these, with what stands elsewhere read once for all of them. */
    private Function<CaseRow, ModerationCase> shown(List<CaseRow> found) {
        var cards = cards(found);
        var texts = reportables.textsOf(found);
        var pictures = reportables.picturesOf(found);
        var places = reportables.placesOf(found);
        return row -> named(row, textNow(row, texts, cards), pictures, places.get(row.subjectId()), cards);
    }

    private Map<UUID, PersonCard> cards(List<CaseRow> found) {
        return people.cardsOf(found.stream().flatMap(CaseRow::people).distinct().toList());
    }

    private static @Nullable String textNow(CaseRow row, Map<UUID, String> keptElsewhere, Map<UUID, PersonCard> cards) {
        if (row.subject() == ReportSubject.PERSON) {
            return HidingPeople.text(name(row.authorId(), cards), row.textNow());
        }
        return row.textNow() == null ? keptElsewhere.get(row.subjectId()) : row.textNow();
    }

    /** Of what is confidential nobody reads the words here. */
    private static ModerationCase named(
            CaseRow row,
            @Nullable String textNow,
            Map<UUID, List<Picture>> picturesNow,
            @Nullable Place place,
            Map<UUID, PersonCard> cards) {
        var open = !row.subject().isConfidential();
        return new ModerationCase(
                row.id(),
                row.subject(),
                row.subjectId(),
                row.state(),
                PersonRef.of(row.author(), cards.get(row.authorId())),
                row.strikes(),
                row.postId(),
                open ? row.text() : "",
                open && !row.text().equals(textNow) ? textNow : null,
                place,
                textNow == null,
                open ? row.pictures() : List.of(),
                row.changed() ? picturesNow.getOrDefault(row.subjectId(), List.of()) : List.of(),
                row.listed(),
                row.changed(),
                row.reports(),
                row.reasons(),
                row.openedAt(),
                row.decidedBy() == null || row.decidedAt() == null
                        ? null
                        : new Decision(name(row.decidedBy(), cards), row.decidedAt(), row.reason(), row.words()),
                row.appeal(),
                row.appealedAt(),
                row.appealDecidedBy() == null || row.appealDecidedAt() == null
                        ? null
                        : new AppealDecision(
                                name(row.appealDecidedBy(), cards), row.appealDecidedAt(), row.appealWords()));
    }

    private static String name(UUID id, Map<UUID, PersonCard> cards) {
        var card = cards.get(id);
        return card == null ? "–" : card.nickname();
    }
}
