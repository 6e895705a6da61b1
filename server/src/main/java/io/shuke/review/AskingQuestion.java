package io.shuke.review;

import io.shuke.catalog.Products;
import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.ReportSubject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody asks about goods on sale, or takes a question back, with what was answered. Buyers who
 * agreed are told of it. With a word that is held the question waits for staff first. It is not edited, for its answers would then answer something else.
 */
@Component
public class AskingQuestion {
    static final int LONGEST_TEXT = 300;

    private static final int IN_AN_HOUR = 10;

    private final Products products;
    private final Encounters encounters;
    private final ReadingListedWords listed;
    private final Allowances allowances;
    private final StoredQuestions questions;
    private final AskingBuyers buyers;
    private final MarketClock clock;

    AskingQuestion(
            Products products,
            Encounters encounters,
            ReadingListedWords listed,
            Allowances allowances,
            StoredQuestions questions,
            AskingBuyers buyers,
            MarketClock clock) {
        this.products = products;
        this.encounters = encounters;
        this.listed = listed;
        this.allowances = allowances;
        this.questions = questions;
        this.buyers = buyers;
        this.clock = clock;
    }

    /** The new question's id; nothing where no such goods are on sale. */
    @Transactional
    public Optional<UUID> ask(UUID personId, UUID productId, String written) {
        var text = Wording.words("text", written, LONGEST_TEXT);
        encounters.hold(personId);
        if (products.find(productId.toString(), false).isEmpty()) {
            return Optional.empty();
        }
        allowances.useOrRefuse(
                new Allowance("question:person:" + personId, IN_AN_HOUR, Duration.ofHours(1), Duration.ZERO),
                clock.unmoved());
        var held = listed.heldIn(personId, "text", text);
        var id = Ids.next();
        questions.insert(id, productId, personId, text, clock.instant());
        listed.hold(ReportSubject.QUESTION, id, held);
        if (held.isEmpty()) {
            buyers.ask(id);
        }
        return Optional.of(id);
    }

    /** False where there is no such question of theirs. */
    @Transactional
    public boolean takeBack(UUID personId, UUID questionId) {
        encounters.hold(personId);
        var question = questions
                .lock(questionId)
                .filter(row -> row.authorId().equals(personId))
                .orElse(null);
        if (question == null) {
            return false;
        }
        questions.remove(question);
        return true;
    }
}
