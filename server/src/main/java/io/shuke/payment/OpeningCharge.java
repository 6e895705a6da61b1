package io.shuke.payment;

import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a charge for an order and says where the buyer pays. Joins the caller's transaction; calls nobody. */
@Component
public class OpeningCharge {
    private final StoredCharges charges;
    private final Charges views;
    private final Providers providers;
    private final Clock clock;
    private final Duration askAfter;

    OpeningCharge(
            StoredCharges charges,
            Charges views,
            Providers providers,
            Clock clock,
            @Value("${shuke.payment.ask-after:PT1M}") Duration askAfter) {
        this.charges = charges;
        this.views = views;
        this.providers = providers;
        this.clock = clock;
        this.askAfter = askAfter;
    }

    /** What is to be charged, through whom and how, and until when it makes sense to pay. */
    public record Wish(
            UUID orderId,
            String orderNumber,
            UUID buyerId,
            Money amount,
            String provider,
            Charge.Way way,
            Instant payBefore) {}

    /**
     * An open charge of the same order, provider, way and amount is answered again instead of a second one; one of another
     * amount is closed. Refuses a provider or way that this market doesn't have with {@code not-found}.
     */
    @Transactional
    public Charge open(Wish wish) {
        if (!providers.named(wish.provider()).ways().contains(wish.way())) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        var now = clock.instant();
        var askAt = now.plus(askAfter);
        return charges.openOrFind(Ids.next(), wish, now, askAt)
                .or(() -> {
                    charges.closeOpen(wish.orderId(), wish.provider(), wish.way());
                    return charges.openOrFind(Ids.next(), wish, now, askAt);
                })
                .map(views::view)
                .orElseThrow(() -> new ProblemException(ProblemKind.BUSY));
    }
}
