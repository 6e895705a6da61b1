package io.shuke.messaging;

import io.shuke.aftersales.AfterSale;
import io.shuke.aftersales.AfterSaleMoved;
import io.shuke.aftersales.AfterSaleState;
import io.shuke.circle.EventTold;
import io.shuke.circle.OfferMade;
import io.shuke.commission.CommissionMoved;
import io.shuke.commission.CommissionMoved.Part;
import io.shuke.expert.ExpertiseDecided;
import io.shuke.flash.FlashEnded;
import io.shuke.flash.FlashTurn;
import io.shuke.groupbuying.CampaignProposalEnded;
import io.shuke.groupbuying.GroupFailed;
import io.shuke.groupbuying.GroupFilled;
import io.shuke.groupbuying.SeatMoved;
import io.shuke.groupbuying.SeatPaid;
import io.shuke.ordering.Buyers;
import io.shuke.ordering.ParcelHandedOver;
import io.shuke.payment.Payout;
import io.shuke.payment.PayoutChanged;
import io.shuke.payment.RefundDone;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Outbox;
import io.shuke.social.Acquaintances;
import io.shuke.social.CaseDecided;
import io.shuke.social.CommentWritten;
import io.shuke.social.Followed;
import io.shuke.social.PostPublished;
import io.shuke.social.Posts;
import io.shuke.social.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who is told what of which event. The facts wait in the outbox, so that nothing here slows or undoes what happened, and
 * each is told once however often it is delivered.
 */
@Configuration(proxyBeanMethods = false)
class Hearing {
    /** Puts facts that people are told of into the outbox, in the transaction that they happened in. */
    @Component
    record Collecting(Outbox outbox) {
        @EventListener({
            Followed.class,
            CommentWritten.class,
            PostPublished.class,
            OfferMade.class,
            EventTold.class,
            CommissionMoved.class,
            PayoutChanged.class,
            AfterSaleMoved.class,
            RefundDone.class,
            ParcelHandedOver.class,
            SeatPaid.class,
            SeatMoved.class,
            GroupFilled.class,
            GroupFailed.class,
            CampaignProposalEnded.class,
            FlashTurn.class,
            FlashEnded.class,
            CaseDecided.class,
            ExpertiseDecided.class
        })
        void collect(Object fact) {
            outbox.append(fact);
        }
    }

    /** Turns one type of fact into what people are told. */
    record Listener<E>(String name, Class<E> type, BiFunction<UUID, E, List<Told>> toldOf, Telling telling)
            implements Outbox.Handler<E> {
        @Override
        public void handle(UUID deliveryId, E fact) {
            telling.tell(toldOf.apply(deliveryId, fact));
        }
    }

    /** Somebody is told of each follower once, however often that one comes and goes. */
    @Bean
    Outbox.Handler<Followed> hearingOfFollowers(Telling telling, Acquaintances acquaintances) {
        return new Listener<>(
                "messaging.followed",
                Followed.class,
                (delivery, fact) -> byPerson(
                        acquaintances,
                        fact.followedId(),
                        Told.fact("follower", fact.followerId()),
                        NotificationKind.NEW_FOLLOWER,
                        fact.followerId(),
                        null,
                        fact.at()),
                telling);
    }

    /** Who is replied to hears of the reply, and the post's author of every other comment. */
    @Bean
    Outbox.Handler<CommentWritten> hearingOfComments(Telling telling, Acquaintances acquaintances) {
        return new Listener<>(
                "messaging.comment-written",
                CommentWritten.class,
                (delivery, fact) -> {
                    var told = new ArrayList<Told>();
                    var reply = fact.repliedToId();
                    if (reply != null) {
                        told.addAll(comment(acquaintances, fact, reply, NotificationKind.REPLY));
                    }
                    if (!fact.postAuthorId().equals(reply)) {
                        told.addAll(comment(acquaintances, fact, fact.postAuthorId(), NotificationKind.COMMENT));
                    }
                    return told;
                },
                telling);
    }

    private static List<Told> comment(
            Acquaintances acquaintances, CommentWritten fact, UUID personId, NotificationKind kind) {
        return byPerson(
                acquaintances,
                personId,
                Told.fact("comment", fact.commentId()),
                kind,
                fact.authorId(),
                fact.postId(),
                fact.at());
    }

    /** Whom a post names, as far as they may read it. */
    @Bean
    Outbox.Handler<PostPublished> hearingOfMentions(Telling telling, Acquaintances acquaintances, Posts posts) {
        return new Listener<>(
                "messaging.post-published",
                PostPublished.class,
                (delivery, fact) -> fact.mentioned().stream()
                        .filter(person -> posts.find(fact.postId(), new Reader(person, Locale.ENGLISH))
                                .isPresent())
                        .flatMap(person -> byPerson(
                                acquaintances,
                                person,
                                Told.fact("mention", fact.postId()),
                                NotificationKind.MENTION,
                                fact.authorId(),
                                fact.postId(),
                                fact.at())
                                .stream())
                        .toList(),
                telling);
    }

    /** Everybody who wanted it, but for its host, who made it: where its members buy, or where its groups are opened. */
    @Bean
    Outbox.Handler<OfferMade> hearingOfOffers(Telling telling) {
        return new Listener<>(
                "messaging.offer-made",
                OfferMade.class,
                (delivery, fact) -> fact.wantedBy().stream()
                        .map(person -> new Told(
                                person,
                                Told.fact("offer", fact.offerId()),
                                NotificationKind.OFFER,
                                null,
                                fact.together() ? fact.productId() : fact.circleId(),
                                fact.together() ? "GROUP" : "MEMBER_PRICE",
                                null,
                                fact.at()))
                        .toList(),
                telling);
    }

    /** Of what one person did: nothing to themselves, and nothing to who does not want to hear of them. */
    static List<Told> byPerson(
            Acquaintances acquaintances,
            UUID personId,
            UUID factId,
            NotificationKind kind,
            UUID actorId,
            @Nullable UUID subjectId,
            Instant at) {
        return personId.equals(actorId) || !acquaintances.wants(personId, actorId)
                ? List.of()
                : List.of(new Told(personId, factId, kind, actorId, subjectId, null, null, at));
    }

    /** Each partner hears once what all of their parts make together. */
    @Bean
    Outbox.Handler<CommissionMoved> hearingOfCommission(Telling telling) {
        return new Listener<>(
                "messaging.commission-moved",
                CommissionMoved.class,
                (delivery, fact) -> {
                    var sums = new LinkedHashMap<UUID, Part>();
                    fact.parts().forEach(part -> sums.merge(part.partnerId(), part, Hearing::sum));
                    return sums.values().stream()
                            .map(part -> new Told(
                                    part.partnerId(),
                                    Told.fact("commission", delivery),
                                    kind(fact.what()),
                                    null,
                                    part.commissionId(),
                                    part.role() == null ? null : part.role().name(),
                                    part.amount(),
                                    fact.at()))
                            .toList();
                },
                telling);
    }

    private static Part sum(Part one, Part other) {
        var amount = new Money(
                Math.addExact(one.amount().amountMinor(), other.amount().amountMinor()),
                one.amount().currency());
        return new Part(one.commissionId(), one.partnerId(), one.role(), amount);
    }

    private static NotificationKind kind(CommissionMoved.What what) {
        return switch (what) {
            case BOOKED -> NotificationKind.SALE;
            case RELEASED -> NotificationKind.RELEASE;
            case OWED -> NotificationKind.DEBT;
        };
    }

    /** What the partner did not do: that they asked, they know. */
    @Bean
    Outbox.Handler<PayoutChanged> hearingOfPayouts(Telling telling, MarketClock clock) {
        return new Listener<>(
                "messaging.payout-changed",
                PayoutChanged.class,
                (delivery, fact) -> fact.state() == Payout.State.ASKED || fact.state() == Payout.State.SENT
                        ? List.of()
                        : List.of(new Told(
                                fact.partnerId(),
                                Told.fact("payout", fact.payoutId(), fact.state()),
                                NotificationKind.PAYOUT,
                                null,
                                null,
                                fact.state().name(),
                                null,
                                clock.instant())),
                telling);
    }

    /** What the buyer did is told once, when they ask, so that they know that it arrived; its money is told apart. */
    @Bean
    Outbox.Handler<AfterSaleMoved> hearingOfAfterSales(Telling telling, Buyers buyers) {
        return new Listener<>(
                "messaging.after-sale-moved",
                AfterSaleMoved.class,
                (delivery, fact) -> fact.by() == AfterSale.Who.BUYER && fact.state() != AfterSaleState.ASKED
                        ? List.of()
                        : buyers
                                .of(fact.orderId())
                                .map(buyer -> new Told(
                                        buyer,
                                        Told.fact("after-sale", delivery),
                                        NotificationKind.AFTER_SALE,
                                        null,
                                        fact.afterSaleId(),
                                        fact.state().name(),
                                        null,
                                        fact.at()))
                                .stream()
                                .toList(),
                telling);
    }

    @Bean
    Outbox.Handler<RefundDone> hearingOfRefunds(Telling telling, Buyers buyers) {
        return new Listener<>(
                "messaging.refund-done",
                RefundDone.class,
                (delivery, fact) -> buyers
                        .of(fact.orderId())
                        .map(buyer -> new Told(
                                buyer,
                                Told.fact("refund", fact.refundId()),
                                NotificationKind.REFUND,
                                null,
                                fact.orderId(),
                                null,
                                fact.amount(),
                                fact.at()))
                        .stream()
                        .toList(),
                telling);
    }

    @Bean
    Outbox.Handler<ParcelHandedOver> hearingOfParcels(Telling telling, Buyers buyers) {
        return new Listener<>(
                "messaging.parcel-handed-over",
                ParcelHandedOver.class,
                (delivery, fact) -> buyers
                        .of(fact.orderId())
                        .map(buyer -> new Told(
                                buyer,
                                Told.fact("parcel", fact.parcelId()),
                                NotificationKind.PARCEL,
                                null,
                                fact.orderId(),
                                null,
                                null,
                                fact.at()))
                        .stream()
                        .toList(),
                telling);
    }
}
