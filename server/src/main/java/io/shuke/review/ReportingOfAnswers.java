package io.shuke.review;

import io.shuke.shared.MarketClock;
import io.shuke.social.ReportSubject;
import io.shuke.social.Reportable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Buyers' answers as people report them; an answer is locked by its question. */
@Component
class ReportingOfAnswers implements Reportable {
    private final StoredQuestions questions;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    ReportingOfAnswers(StoredQuestions questions, ApplicationEventPublisher events, MarketClock clock) {
        this.questions = questions;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.ANSWER;
    }

    @Override
    public Optional<Reported> find(UUID id) {
        return questions.answers(List.of(id)).stream()
                .filter(said -> !said.hidden())
                .findFirst()
                .map(said -> new Reported(said.id(), said.authorId(), said.text(), List.of()));
    }

    @Override
    public void lock(UUID id) {
        questions.questionOf(id).ifPresent(questions::lock);
    }

    @Override
    public void hide(UUID id) {
        turn(id, true);
    }

    @Override
    public boolean show(UUID id) {
        return turn(id, false);
    }

    /** Who asked hears of it now; of one that was shown before and edited they have heard. */
    @Override
    public void announce(UUID id) {
        questions
                .answer(id)
                .flatMap(answer -> questions
                        .lock(answer.questionId())
                        .filter(question -> !question.hidden())
                        .map(question -> new QuestionAnswered(
                                id, question.id(), question.authorId(), answer.authorId(), clock.instant())))
                .ifPresent(events::publishEvent);
    }

    @Override
    public Map<UUID, String> textsOf(Collection<UUID> ids) {
        return questions.answers(ids).stream()
                .collect(Collectors.toMap(StoredQuestions.Said::id, StoredQuestions.Said::text));
    }

    private boolean turn(UUID id, boolean hidden) {
        return questions.questionOf(id).flatMap(questions::lock).isPresent()
                && questions
                        .answer(id)
                        .filter(answer -> questions.setAnswerHidden(answer, hidden))
                        .isPresent();
    }
}
