package io.shuke.social;

import io.shuke.shared.Audit;
import io.shuke.shared.Cursor;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.ListedWord.Effect;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff keep the list of words that are blocked or held for review; each change is audited. It counts for what is written
 * from then on. At most two thousand words; one that differs by case, width or marks alone is the same
 * ({@code word-listed-before}).
 */
@Component
public class KeepingWordList {
    static final int MOST_WORDS = 2_000;
    private static final int LONGEST_WORD = 40;

    private final StoredWordList stored;
    private final Audit audit;
    private final MarketClock clock;

    KeepingWordList(StoredWordList stored, Audit audit, MarketClock clock) {
        this.stored = stored;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest first. */
    public Page<ListedWord> page(@Nullable String after, int limit) {
        return Page.of(stored.page(Cursor.idOrNull(after), limit + 1), limit, last -> Cursor.of(last.id()));
    }

    @Transactional
    public ListedWord add(UUID staffId, String written, Effect effect) {
        var word = new ListedWord(Ids.next(), written.strip(), effect, clock.instant());
        var pattern = ListedText.pattern(word.word());
        if (pattern.isEmpty() || word.word().codePointCount(0, word.word().length()) > LONGEST_WORD) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("word", "field.listed-word", LONGEST_WORD);
        }
        if (stored.lockAndCount() >= MOST_WORDS) {
            throw new ProblemException(ProblemKind.WORD_LIST_FULL).with(MOST_WORDS);
        }
        if (!stored.add(word, pattern, staffId)) {
            throw new ProblemException(ProblemKind.WORD_LISTED_BEFORE);
        }
        audit.record(staffId, "listed-word.add", "listed-word:" + word.id(), null, facts(word), null);
        return word;
    }

    /** False where it is not there. */
    @Transactional
    public boolean remove(UUID staffId, UUID id) {
        var removed = stored.remove(id);
        removed.ifPresent(
                word -> audit.record(staffId, "listed-word.remove", "listed-word:" + id, facts(word), null, null));
        return removed.isPresent();
    }

    private static Map<String, Object> facts(ListedWord word) {
        return Map.of("word", word.word(), "effect", word.effect());
    }
}
