package io.shuke.messaging;

import io.shuke.review.BuyersAsked;
import io.shuke.review.GoodsReviewed;
import io.shuke.review.QuestionAnswered;
import io.shuke.review.ReviewReplied;
import io.shuke.shared.Outbox;
import io.shuke.social.Acquaintances;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is told of what people ask about goods, and of what is answered to them and to reviews; and of reviews. */
@Configuration(proxyBeanMethods = false)
class HearingOfReviews {
    /** As {@link Hearing.Collecting}. */
    @Component
    record Collecting(Outbox outbox) {
        @EventListener({QuestionAnswered.class, BuyersAsked.class, ReviewReplied.class, GoodsReviewed.class})
        void collect(Object fact) {
            outbox.append(fact);
        }
    }

    /** Who asked, once of each buyer's answer and once of the market's. */
    @Bean
    Outbox.Handler<QuestionAnswered> hearingOfAnswers(Telling telling, Acquaintances acquaintances) {
        return new Hearing.Listener<>(
                "messaging.question-answered",
                QuestionAnswered.class,
                (delivery, fact) -> saidTo(
                        fact.askerId(),
                        fact.answererId(),
                        acquaintances,
                        new Told(
                                fact.askerId(),
                                Told.fact("answer", fact.answerId()),
                                NotificationKind.ANSWER,
                                fact.answererId(),
                                fact.questionId(),
                                null,
                                null,
                                fact.at())),
                telling);
    }

    /** Buyers who agreed, once of each question. */
    @Bean
    Outbox.Handler<BuyersAsked> hearingOfQuestions(Telling telling, Acquaintances acquaintances) {
        return new Hearing.Listener<>(
                "messaging.buyers-asked",
                BuyersAsked.class,
                (delivery, fact) -> fact.buyerIds().stream()
                        .flatMap(buyer -> Hearing.byPerson(
                                acquaintances,
                                buyer,
                                Told.fact("question", fact.questionId()),
                                NotificationKind.QUESTION,
                                fact.askerId(),
                                fact.questionId(),
                                fact.at())
                                .stream())
                        .toList(),
                telling);
    }

    /** Who wrote the review, once of the partner's reply and once of the market's. */
    @Bean
    Outbox.Handler<ReviewReplied> hearingOfReplies(Telling telling, Acquaintances acquaintances) {
        return new Hearing.Listener<>(
                "messaging.review-replied",
                ReviewReplied.class,
                (delivery, fact) -> saidTo(
                        fact.reviewerId(),
                        fact.partnerId(),
                        acquaintances,
                        new Told(
                                fact.reviewerId(),
                                Told.fact("review-reply", fact.replyId()),
                                NotificationKind.REVIEW_REPLY,
                                fact.partnerId(),
                                fact.reviewId(),
                                null,
                                null,
                                fact.at())),
                telling);
    }

    /** The partner who sold it, once of each review. Nobody is named: a name can be taken off a review later. */
    @Bean
    Outbox.Handler<GoodsReviewed> hearingOfReviewsOfGoods(Telling telling, Acquaintances acquaintances) {
        return new Hearing.Listener<>(
                "messaging.goods-reviewed",
                GoodsReviewed.class,
                (delivery, fact) -> saidTo(
                        fact.partnerId(),
                        fact.reviewerId(),
                        acquaintances,
                        new Told(
                                fact.partnerId(),
                                Told.fact("review", fact.reviewId()),
                                NotificationKind.REVIEW,
                                null,
                                fact.reviewId(),
                                null,
                                null,
                                fact.at())),
                telling);
    }

    /** By the market, or by a person: then only to who wants to hear of them. */
    private static List<Told> saidTo(UUID personId, @Nullable UUID actorId, Acquaintances acquaintances, Told told) {
        return actorId == null || (!personId.equals(actorId) && acquaintances.wants(personId, actorId))
                ? List.of(told)
                : List.of();
    }
}
