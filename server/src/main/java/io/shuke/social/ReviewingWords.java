package io.shuke.social;

import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.ListedWord.Effect;
import io.shuke.social.StoredCases.Subject;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Compares what somebody wants others to read with the market's list of words. Joins the transaction. */
@Component
class ReviewingWords {
    private final Strikes strikes;
    private final StoredWordList list;
    private final StoredCases cases;
    private final Reportables reportables;
    private final Hiding hiding;
    private final MarketClock clock;

    ReviewingWords(
            Strikes strikes,
            StoredWordList list,
            StoredCases cases,
            Reportables reportables,
            Hiding hiding,
            MarketClock clock) {
        this.strikes = strikes;
        this.list = list;
        this.cases = cases;
        this.reportables = reportables;
        this.hiding = hiding;
        this.clock = clock;
    }

    /**
     * The listed words for which the text has to wait for staff. Refuses who is paused ({@code posting-paused}), and a
     * text with a blocked word ({@code invalid-request}, with the word).
     */
    List<String> check(UUID authorId, String field, String text) {
        strikes.refusePaused(authorId);
        return listed(field, text);
    }

    /** The listed words of the text; refuses one with a blocked word. */
    List<String> listed(String field, String text) {
        var found = list.in(ListedText.of(text));
        found.stream().filter(word -> word.effect() == Effect.BLOCK).findFirst().ifPresent(word -> {
            throw refusal(field, word.word());
        });
        return found.stream().map(ListedWord::word).toList();
    }

    /** What a text with such a word is refused as. */
    static ProblemException refusal(String field, String word) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, "field.listed", word);
    }

    /** Hides what was just published, and asks staff about it. */
    void hold(ReportSubject kind, UUID id, List<String> listed) {
        reportables.published(kind, id).ifPresent(published -> {
            var caseId = cases.open(kind, id, published, listed, clock.instant());
            hiding.hide(new Subject(caseId, kind, id, published.authorId(), published.postId()));
        });
    }
}
