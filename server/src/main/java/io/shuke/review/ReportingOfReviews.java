package io.shuke.review;

import io.shuke.social.ReportSubject;
import io.shuke.social.Reportable;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reviews as people report them. One that is hidden is read by its author alone and counts in no rating; shown again, it
 * stands where it stood. Whoever reads a review may report it, also where they can't meet its author.
 */
@Component
class ReportingOfReviews implements Reportable {
    private final ReviewRows rows;
    private final StoredReviews reviews;
    private final TellingPartner telling;

    ReportingOfReviews(ReviewRows rows, StoredReviews reviews, TellingPartner telling) {
        this.rows = rows;
        this.reviews = reviews;
        this.telling = telling;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.REVIEW;
    }

    @Override
    public Optional<Reported> find(UUID id) {
        return rows.find(id)
                .filter(row -> !row.hidden())
                .map(row -> new Reported(row.id(), row.authorId(), row.text(), row.pictures()));
    }

    @Override
    public void lock(UUID id) {
        reviews.lock(id);
    }

    @Override
    public void hide(UUID id) {
        turn(id, true);
    }

    @Override
    public boolean show(UUID id) {
        return turn(id, false);
    }

    @Override
    public Map<UUID, String> textsOf(Collection<UUID> ids) {
        return rows.these(ids).stream().collect(Collectors.toMap(ReviewRows.Row::id, ReviewRows.Row::text));
    }

    private boolean turn(UUID id, boolean hidden) {
        var before = reviews.lock(id).filter(row -> row.hidden() != hidden);
        before.ifPresent(row -> {
            reviews.setHidden(row, hidden);
            if (!hidden) {
                telling.tell(row.id(), row.authorId(), row.anonymous());
            }
        });
        return before.isPresent();
    }
}
