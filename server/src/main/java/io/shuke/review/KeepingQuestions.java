package io.shuke.review;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff do about questions: the market's answer, which a later one replaces, and taking a question or a buyer's
 * answer down or showing it again, which moves what is counted. All of it is audited. Each says false where there is no
 * such question or answer.
 */
@Component
public class KeepingQuestions {
    private static final int LONGEST_REASON = 200;

    private final StoredQuestions questions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    KeepingQuestions(StoredQuestions questions, Audit audit, ApplicationEventPublisher events, MarketClock clock) {
        this.questions = questions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The asker hears of it once, however often it is replaced. */
    @Transactional
    public boolean reply(UUID staffId, UUID questionId, String written) {
        var words = Wording.words("words", written, AnsweringQuestion.LONGEST_TEXT);
        var question = questions.lock(questionId).orElse(null);
        if (question == null) {
            return false;
        }
        var now = clock.instant();
        questions.reply(questionId, words, now);
        audit.record(staffId, "question.reply", subject(questionId), null, Map.of("words", words), null);
        events.publishEvent(new QuestionAnswered(questionId, questionId, question.authorId(), null, now));
        return true;
    }

    @Transactional
    public boolean hide(UUID staffId, UUID questionId, String written) {
        return setHidden(staffId, questionId, true, Wording.words("reason", written, LONGEST_REASON));
    }

    @Transactional
    public boolean show(UUID staffId, UUID questionId) {
        return setHidden(staffId, questionId, false, null);
    }

    @Transactional
    public boolean hideAnswer(UUID staffId, UUID answerId, String written) {
        return setAnswerHidden(staffId, answerId, true, Wording.words("reason", written, LONGEST_REASON));
    }

    @Transactional
    public boolean showAnswer(UUID staffId, UUID answerId) {
        return setAnswerHidden(staffId, answerId, false, null);
    }

    private boolean setHidden(UUID staffId, UUID questionId, boolean hidden, @Nullable String reason) {
        var question = questions.lock(questionId).orElse(null);
        if (question == null) {
            return false;
        }
        if (question.hidden() != hidden) {
            questions.setHidden(question, hidden);
            audit.record(staffId, hidden ? "question.hide" : "question.show", subject(questionId), null, null, reason);
        }
        return true;
    }

    private boolean setAnswerHidden(UUID staffId, UUID answerId, boolean hidden, @Nullable String reason) {
        var question = questions.questionOf(answerId).flatMap(questions::lock).orElse(null);
        var answer = question == null ? null : questions.answer(answerId).orElse(null);
        if (question == null || answer == null) {
            return false;
        }
        if (questions.setAnswerHidden(answer, hidden)) {
            audit.record(staffId, hidden ? "answer.hide" : "answer.show", "answer:" + answerId, null, null, reason);
            if (!hidden) {
                events.publishEvent(new QuestionAnswered(
                        answerId, question.id(), question.authorId(), answer.authorId(), clock.instant()));
            }
        }
        return true;
    }

    private static String subject(UUID questionId) {
        return "question:" + questionId;
    }
}
