package io.shuke.review;

import io.shuke.identity.ConsentKind;
import io.shuke.identity.People;
import io.shuke.ordering.ReceivedGoods;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Outbox;
import io.shuke.social.Acquaintances;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Brings a question that others see before those who can answer it: who agreed to be asked, has the goods, and wants to
 * hear of the asker. At most twenty of them, who received the goods last the first, and each of at most three questions a
 * day. It waits in the outbox, so that asking is never slow, and happens once.
 */
@Component
class AskingBuyers {
    private final Outbox outbox;

    /** Somebody asked something that others see. */
    record Asked(UUID questionId) {}

    AskingBuyers(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Joins the transaction that asked, or that showed what had been held back. */
    void ask(UUID questionId) {
        outbox.append(new Asked(questionId));
    }

    /** Chooses whom to ask; what was hidden or taken back meanwhile is brought before nobody. */
    @Component
    record ChoosingBuyers(
            QuestionRows rows,
            StoredQuestions questions,
            StoredAskedBuyers asked,
            ReceivedGoods received,
            People people,
            Acquaintances acquaintances,
            ApplicationEventPublisher events,
            MarketClock clock)
            implements Outbox.Handler<Asked> {
        /** So many lines that came last are looked at, and so many of their buyers who agreed. */
        private static final int LATEST_LINES = 2_000;

        private static final int CANDIDATES = 200;

        @Override
        public String name() {
            return "review.question-asked";
        }

        @Override
        public Class<Asked> type() {
            return Asked.class;
        }

        @Override
        public void handle(UUID deliveryId, Asked fact) {
            rows.find(fact.questionId()).ifPresent(this::ask);
        }

        /** People are held before the question is locked, as by whoever answers it. */
        private void ask(QuestionRows.Row question) {
            var willing = willing(question);
            var open = people.holdOpen(willing);
            var seen = questions.lock(question.id()).filter(row -> !row.hidden());
            var now = clock.instant();
            if (seen.isEmpty() || !asked.begin(question.id(), now)) {
                return;
            }
            var buyers = asked.take(
                    willing.stream().filter(open::contains).toList(), LocalDate.ofInstant(now, MarketClock.ZONE));
            if (!buyers.isEmpty()) {
                events.publishEvent(new BuyersAsked(question.id(), question.authorId(), buyers, now));
            }
        }

        private List<UUID> willing(QuestionRows.Row question) {
            var latest = received.latestBuyers(question.productId(), LATEST_LINES);
            var agreed = people.granting(ConsentKind.ANSWER_QUESTIONS, latest);
            var candidates = latest.stream()
                    .filter(agreed::contains)
                    .filter(buyer -> !buyer.equals(question.authorId()))
                    .limit(CANDIDATES)
                    .toList();
            var wanting = acquaintances.wanting(candidates, question.authorId());
            return candidates.stream().filter(wanting::contains).toList();
        }
    }
}
