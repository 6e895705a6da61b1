package io.shuke.social;

import io.shuke.identity.People;
import io.shuke.ordering.LineRefunded;
import io.shuke.ordering.OrderCancelled;
import io.shuke.ordering.OrderPaid;
import io.shuke.shared.Outbox;
import io.shuke.sharing.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Remembers who paid for which goods, which lines came through a post, and what went back. The facts wait in the outbox,
 * so this never slows an order, and each is written once however often and in whatever order they are delivered.
 */
@Component
class RememberingSales {
    private final Outbox outbox;

    /** A paid order, as small as posts need it. */
    record GoodsSold(UUID orderId, UUID buyerId, Instant at, List<Line> lines) {}

    /** A paid line; the code is of a link that stands on a post, where it came through one. */
    record Line(
            UUID lineId,
            UUID productId,
            String title,
            int quantity,
            long netMinor,
            String currency,
            @Nullable String code) {}

    /** An order that was cancelled, or a line of which all is back. */
    record GoodsGivenBack(UUID id, Instant at) {}

    RememberingSales(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void remember(OrderPaid paid) {
        outbox.append(new GoodsSold(
                paid.orderId(),
                paid.buyerId(),
                paid.at(),
                paid.lines().stream().map(RememberingSales::line).toList()));
    }

    private static Line line(OrderPaid.Line line) {
        var evidence = line.evidence();
        var throughPost = Channel.POST.name().equals(evidence.channel());
        return new Line(
                line.lineId(),
                line.productId(),
                line.title(),
                line.quantity(),
                line.net().amountMinor(),
                line.net().currency(),
                throughPost ? evidence.linkCode() : null);
    }

    @EventListener
    void remember(OrderCancelled cancelled) {
        if (cancelled.paid()) {
            outbox.append(new GoodsGivenBack(cancelled.orderId(), cancelled.at()));
        }
    }

    @EventListener
    void remember(LineRefunded refunded) {
        if (refunded.refunded().amountMinor() >= refunded.net().amountMinor()) {
            outbox.append(new GoodsGivenBack(refunded.lineId(), refunded.at()));
        }
    }

    /** Writes down what was sold. Who has left meanwhile has bought nothing here any more. */
    @Component
    record WritingSales(SalesOfPosts sales, People people) implements Outbox.Handler<GoodsSold> {
        @Override
        public String name() {
            return "social.goods-sold";
        }

        @Override
        public Class<GoodsSold> type() {
            return GoodsSold.class;
        }

        @Override
        public void handle(UUID deliveryId, GoodsSold sold) {
            if (people.holdOpen(sold.buyerId())) {
                sales.writeBought(sold);
            }
            sales.writeBrought(sold);
        }
    }

    /** Writes down what went back. */
    @Component
    record WritingReturns(SalesOfPosts sales) implements Outbox.Handler<GoodsGivenBack> {
        @Override
        public String name() {
            return "social.goods-given-back";
        }

        @Override
        public Class<GoodsGivenBack> type() {
            return GoodsGivenBack.class;
        }

        @Override
        public void handle(UUID deliveryId, GoodsGivenBack back) {
            sales.giveBack(back.id(), back.at());
        }
    }
}
