package io.shuke.review;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The market's answer to a question, which a later one replaces. It is audited; the asker hears of it once. */
@Component
public class ReplyingToQuestion {
    private final StoredQuestions questions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    ReplyingToQuestion(StoredQuestions questions, Audit audit, ApplicationEventPublisher events, MarketClock clock) {
        this.questions = questions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** False where there is no such question. */
    @Transactional
    public boolean reply(UUID staffId, UUID questionId, String written) {
        var words = Wording.words("words", written, AnsweringQuestion.LONGEST_TEXT);
        var question = questions.lock(questionId).orElse(null);
        if (question == null) {
            return false;
        }
        var now = clock.instant();
        questions.reply(questionId, words, now);
        audit.record(staffId, "question.reply", "question:" + questionId, null, Map.of("words", words), null);
        events.publishEvent(new QuestionAnswered(questionId, questionId, question.authorId(), null, now));
        return true;
    }
}
