package io.shuke.review;

import io.shuke.ordering.ReceivedGoods;
import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.ReportSubject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who bought and received the goods answers a question once, edits the answer, or takes it back. Its author may: what
 * they bought they bought. Of people who blocked each other neither answers the other. With a word that is held the
 * answer waits for staff, and the asker hears of it once it is shown.
 */
@Component
public class AnsweringQuestion {
    static final int LONGEST_TEXT = 500;

    private static final int IN_TEN_MINUTES = 30;

    private final Encounters encounters;
    private final ReceivedGoods received;
    private final ReadingListedWords listed;
    private final Allowances allowances;
    private final StoredQuestions questions;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    AnsweringQuestion(
            Encounters encounters,
            ReceivedGoods received,
            ReadingListedWords listed,
            Allowances allowances,
            StoredQuestions questions,
            ApplicationEventPublisher events,
            MarketClock clock) {
        this.encounters = encounters;
        this.received = received;
        this.listed = listed;
        this.allowances = allowances;
        this.questions = questions;
        this.events = events;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Answered() implements Outcome {}

        /** They did not receive the goods, or sent all of them back. */
        record ForBuyers() implements Outcome {}

        /** Another version was written since: another tab, or another phone. */
        record EditedMeanwhile() implements Outcome {}

        /** The answer was taken down, or waits for staff. */
        record Closed() implements Outcome {}

        record NoSuchQuestion() implements Outcome {}
    }

    /** @param version of the answer that its author saw; 0 where there was none */
    @Transactional
    public Outcome answer(UUID personId, UUID questionId, int version, String written) {
        var text = Wording.words("text", written, LONGEST_TEXT);
        encounters.hold(personId);
        var question = questions.lock(questionId).orElse(null);
        if (question == null || question.hidden() || !encounters.canMeet(question.authorId(), personId)) {
            return new Outcome.NoSuchQuestion();
        }
        if (!received.has(personId, question.productId())) {
            return new Outcome.ForBuyers();
        }
        var before = questions.answerBy(personId, questionId).orElse(null);
        if (before != null && before.hidden()) {
            return new Outcome.Closed();
        }
        if (version != (before == null ? 0 : before.version())) {
            return new Outcome.EditedMeanwhile();
        }
        allowances.useOrRefuse(
                new Allowance("answer:person:" + personId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO),
                clock.unmoved());
        var held = listed.heldIn(personId, "text", text);
        return before == null ? write(question, personId, text, held) : edit(before, version, text, held);
    }

    private Outcome write(StoredQuestions.Row question, UUID personId, String text, List<String> held) {
        var id = Ids.next();
        var now = clock.instant();
        if (!questions.insertAnswer(id, question.id(), personId, text, now)) {
            return new Outcome.EditedMeanwhile();
        }
        listed.hold(ReportSubject.ANSWER, id, held);
        if (held.isEmpty()) {
            events.publishEvent(new QuestionAnswered(id, question.id(), question.authorId(), personId, now));
        }
        return new Outcome.Answered();
    }

    private Outcome edit(StoredQuestions.AnswerRow before, int version, String text, List<String> held) {
        if (!questions.editAnswer(before, version, text, clock.instant())) {
            return new Outcome.EditedMeanwhile();
        }
        listed.hold(ReportSubject.ANSWER, before.id(), held);
        return new Outcome.Answered();
    }

    /** False where they have no answer there. */
    @Transactional
    public boolean takeBack(UUID personId, UUID questionId) {
        encounters.hold(personId);
        var question = questions.lock(questionId).orElse(null);
        var answer = question == null
                ? null
                : questions.answerBy(personId, questionId).orElse(null);
        if (answer == null) {
            return false;
        }
        questions.removeAnswer(answer);
        return true;
    }
}
