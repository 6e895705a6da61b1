package io.shuke.circle;

import io.shuke.catalog.Goods;
import io.shuke.catalog.SkuForSale;
import io.shuke.ordering.CommissionTerms;
import io.shuke.ordering.LowestPrice;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes an offer of a need that enough members joined: one SKU, at a price for members, for a time. A need is offered
 * once, and all who wanted it are told. The price is below what everybody pays, and never below what bears the purchase
 * price and the commission budget, nor further below than the operator allows ({@code invalid-request} with the field).
 * Ends an offer early. Joins the caller's transaction, which must be left on a refusal.
 */
@Component
public class OfferingToCircle {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration FURTHEST = Duration.ofDays(30);

    private final AnsweringNeed answering;
    private final StoredNeeds needs;
    private final Goods goods;
    private final CommissionTerms terms;
    private final CircleRules rules;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    OfferingToCircle(
            AnsweringNeed answering,
            StoredNeeds needs,
            Goods goods,
            CommissionTerms terms,
            CircleRules rules,
            ApplicationEventPublisher events,
            MarketClock clock) {
        this.answering = answering;
        this.needs = needs;
        this.goods = goods;
        this.terms = terms;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** What a host offers; it begins now where {@code startsAt} is past. */
    public record Wish(UUID skuId, Money price, Instant startsAt, Instant endsAt) {}

    /** An offer that may stand. */
    record Checked(SkuForSale sku, Money price, Instant startsAt, Instant endsAt) {}

    /** What became of the wish. */
    public sealed interface Outcome {
        record Offered(UUID offerId) implements Outcome {}

        /** There is no such need in a circle of this host's. */
        record NotThere() implements Outcome {}

        record NotOpen() implements Outcome {}

        record TooFew(int least) implements Outcome {}
    }

    @Transactional
    public Outcome offer(UUID hostId, UUID needId, Wish wish) {
        return switch (answering.lock(hostId, needId)) {
            case AnsweringNeed.Found.NotThere() -> new Outcome.NotThere();
            case AnsweringNeed.Found.TooFew(var least) -> new Outcome.TooFew(least);
            case AnsweringNeed.Found.Wanted(var circleId) -> offer(hostId, circleId, needId, wish);
        };
    }

    private Outcome offer(UUID hostId, UUID circleId, UUID needId, Wish wish) {
        var offer = check(wish);
        if (!needs.move(needId, NeedState.OFFERED)) {
            return new Outcome.NotOpen();
        }
        var id = Ids.next();
        var now = clock.instant();
        needs.offer(id, circleId, needId, offer, now);
        var told = needs.wanting(circleId, needId, hostId);
        events.publishEvent(new OfferMade(id, circleId, needId, offer.sku().productId(), told, now, false));
        return new Outcome.Offered(id);
    }

    /** False where there is no such offer of this host's that is not over. */
    @Transactional
    public boolean end(UUID hostId, UUID offerId) {
        var circleId = needs.circleOfOffer(offerId).orElse(null);
        return circleId != null
                && answering.hosts(hostId, circleId)
                && needs.endOffer(circleId, offerId, clock.instant());
    }

    /** The least that members may be offered this for. */
    Money least(SkuForSale sku) {
        var bearing = LowestPrice.of(sku, terms.inForce(clock.instant()).budgets());
        var allowed = sku.price().minus(sku.price().basisPointsDown(rules.mostDiscountBasisPoints()));
        return bearing.isLessThan(allowed) ? allowed : bearing;
    }

    private Checked check(Wish wish) {
        var now = clock.instant();
        var starts = wish.startsAt().isBefore(now) ? now : wish.startsAt();
        if (!wish.endsAt().isAfter(starts)
                || wish.endsAt().isAfter(starts.plus(LONGEST))
                || starts.isAfter(now.plus(FURTHEST))) {
            throw CheckingCircle.wrong("endsAt", "field.window");
        }
        var sku = goods.skusOf(List.of(wish.skuId())).get(wish.skuId());
        if (sku == null || !sku.forSale()) {
            throw CheckingCircle.wrong("skuId", "field.goods");
        }
        if (!wish.price().currency().equals(sku.price().currency())) {
            throw CheckingCircle.wrong("price", "field.invalid");
        }
        if (!wish.price().isLessThan(sku.price())) {
            throw wrongPrice("field.price-high", sku.price());
        }
        var least = least(sku);
        if (wish.price().isLessThan(least)) {
            throw wrongPrice("field.price-low", least);
        }
        return new Checked(sku, wish.price(), starts, wish.endsAt());
    }

    private static ProblemException wrongPrice(String key, Money bound) {
        return new ProblemException(ProblemKind.INVALID_REQUEST)
                .field(
                        "price",
                        key,
                        "¥"
                                + java.math.BigDecimal.valueOf(bound.amountMinor(), 2)
                                        .toPlainString());
    }
}
