package io.shuke.aftersales;

import static io.shuke.aftersales.AfterSaleState.ASKED;
import static io.shuke.aftersales.AfterSaleState.AWAITING_PARCEL;
import static io.shuke.aftersales.AfterSaleState.OFFERED;
import static io.shuke.aftersales.AfterSaleState.WITHDRAWN;

import io.shuke.aftersales.AfterSale.What;
import io.shuke.aftersales.AfterSale.Who;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The buyer's part: accept the offer that they saw, refuse it – then staff are to answer again – or withdraw. Each act is
 * refused once the after-sale has moved on. Joins the caller's transaction.
 */
@Component
public class NegotiatingAfterSale {
    private final Stepping stepping;
    private final AfterSales afterSales;
    private final EndingAfterSale ending;
    private final AfterSaleTerms terms;
    private final Clock clock;

    NegotiatingAfterSale(
            Stepping stepping, AfterSales afterSales, EndingAfterSale ending, AfterSaleTerms terms, Clock clock) {
        this.stepping = stepping;
        this.afterSales = afterSales;
        this.ending = ending;
        this.terms = terms;
        this.clock = clock;
    }

    @Transactional
    public AfterSaleOutcome accept(UUID buyerId, UUID id, Money offered) {
        return stepping.step(id, buyerId, (afterSale, line) -> {
            var offer = afterSale.offered();
            if (afterSale.state() == OFFERED && offer != null && !offer.equals(offered)) {
                return new AfterSaleOutcome.AnotherOffer(offer);
            }
            var done = afterSale.kind() == AfterSaleKind.RETURN
                    ? awaitParcel(afterSale)
                    : ending.refund(id, line, offered, List.of(OFFERED), Who.BUYER);
            return Stepping.outcome(done, afterSale);
        });
    }

    private boolean awaitParcel(AfterSale afterSale) {
        var now = clock.instant();
        return afterSales.move(AfterSales.Move.of(afterSale.id(), List.of(OFFERED), AWAITING_PARCEL)
                .step(Who.BUYER, What.OFFER_ACCEPTED, afterSale.due(), null)
                .at(now, now.plus(terms.sendWithin())));
    }

    @Transactional
    public AfterSaleOutcome refuse(UUID buyerId, UUID id, String words) {
        return stepping.step(id, buyerId, (afterSale, line) -> {
            var now = clock.instant();
            var done = afterSales.move(AfterSales.Move.of(id, List.of(OFFERED), ASKED)
                    .step(Who.BUYER, What.OFFER_REFUSED, null, words)
                    .takingTheOfferBack()
                    .at(now, now.plus(terms.answerWithin())));
            return Stepping.outcome(done, afterSale);
        });
    }

    @Transactional
    public AfterSaleOutcome withdraw(UUID buyerId, UUID id) {
        return stepping.step(id, buyerId, (afterSale, line) -> {
            var done = ending.end(
                    afterSale, List.of(ASKED, OFFERED, AWAITING_PARCEL), WITHDRAWN, Who.BUYER, What.WITHDRAWN, null);
            return Stepping.outcome(done, afterSale);
        });
    }
}
