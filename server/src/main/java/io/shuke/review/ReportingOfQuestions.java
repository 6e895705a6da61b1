package io.shuke.review;

import io.shuke.social.ReportSubject;
import io.shuke.social.Reportable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Questions about goods as people report them: hidden, one is read by its author alone, and its answers with it. */
@Component
class ReportingOfQuestions implements Reportable {
    private final StoredQuestions questions;
    private final AskingBuyers buyers;

    ReportingOfQuestions(StoredQuestions questions, AskingBuyers buyers) {
        this.questions = questions;
        this.buyers = buyers;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.QUESTION;
    }

    @Override
    public Optional<Reported> find(UUID id) {
        return questions.questions(List.of(id)).stream()
                .filter(said -> !said.hidden())
                .findFirst()
                .map(said -> new Reported(said.id(), said.authorId(), said.text(), List.of()));
    }

    @Override
    public void lock(UUID id) {
        questions.lock(id);
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
    public void announce(UUID id) {
        buyers.ask(id);
    }

    @Override
    public Map<UUID, String> textsOf(Collection<UUID> ids) {
        return questions.questions(ids).stream()
                .collect(Collectors.toMap(StoredQuestions.Said::id, StoredQuestions.Said::text));
    }

    private boolean turn(UUID id, boolean hidden) {
        var before = questions.lock(id).filter(row -> row.hidden() != hidden);
        before.ifPresent(row -> questions.setHidden(row, hidden));
        return before.isPresent();
    }
}
