package io.shuke.aftersales;

import io.shuke.aftersales.Claim.Judgement;
import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.ordering.SoldLine;
import io.shuke.ordering.SoldLines;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A buyer asks for a part of a line's price. What is not shipped goes back at once, as a cancelled order does; about the
 * rest staff answer. While it is open the line doesn't settle and nothing else can be asked for it. Joins the caller's
 * transaction, which must be left on a refusal.
 */
@Component
public class AskingAfterSale {
    private final SoldLines lines;
    private final AfterSales afterSales;
    private final EndingAfterSale ending;
    private final Pictures pictures;
    private final TellingAfterSale telling;
    private final AfterSaleTerms terms;
    private final Clock clock;

    AskingAfterSale(
            SoldLines lines,
            AfterSales afterSales,
            EndingAfterSale ending,
            Pictures pictures,
            TellingAfterSale telling,
            AfterSaleTerms terms,
            Clock clock) {
        this.lines = lines;
        this.afterSales = afterSales;
        this.ending = ending;
        this.pictures = pictures;
        this.telling = telling;
        this.terms = terms;
        this.clock = clock;
    }

    /** {@code total} is what the buyer was told would come back, so that nobody asks for what they didn't see. */
    public record Wish(
            UUID buyerId, UUID orderId, UUID lineId, Claim claim, Money total, String words, List<UUID> pictureIds) {
        public Wish {
            pictureIds = List.copyOf(pictureIds);
        }
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Asked(UUID afterSaleId) implements Outcome {}

        record NotPossible() implements Outcome {}

        record TooMuch(int piecesLeft, Money left) implements Outcome {}

        /** Something is open about the line already. */
        record OpenAlready() implements Outcome {}

        /** It would be another amount by now. */
        record AnotherAmount(Judgement.Possible now) implements Outcome {}

        /** A picture that the buyer did not upload. */
        record NoSuchPicture() implements Outcome {}

        record NoSuchLine() implements Outcome {}
    }

    /** What would come back; nothing where there is no such line of the buyer's. */
    @Transactional(readOnly = true)
    public Optional<Judgement> quote(UUID buyerId, UUID orderId, UUID lineId, Claim claim) {
        return lines.find(orderId, lineId, buyerId).map(line -> claim.judge(line, clock.instant(), terms));
    }

    @Transactional
    public Outcome ask(Wish wish) {
        var found = lines.lock(wish.orderId(), wish.lineId(), wish.buyerId());
        if (found.isEmpty()) {
            return new Outcome.NoSuchLine();
        }
        var line = found.get();
        return switch (wish.claim().judge(line, clock.instant(), terms)) {
            case Judgement.NotPossible() -> new Outcome.NotPossible();
            case Judgement.TooMuch(var pieces, var left) -> new Outcome.TooMuch(pieces, left);
            case Judgement.Possible possible
            when !possible.total().equals(wish.total()) -> new Outcome.AnotherAmount(possible);
            case Judgement.Possible possible -> ask(wish, line, possible);
        };
    }

    private Outcome ask(Wish wish, SoldLine line, Judgement.Possible possible) {
        var shots = new ArrayList<Picture>();
        for (var id : wish.pictureIds()) {
            var picture = pictures.uploadedBy(wish.buyerId(), id);
            if (picture.isEmpty()) {
                return new Outcome.NoSuchPicture();
            }
            shots.add(picture.get());
        }
        var id = Ids.next();
        if (!lines.open(line, id)) {
            return new Outcome.OpenAlready();
        }
        var now = clock.instant();
        afterSales.insert(id, wish, line, possible.amount(), shots, now, now.plus(terms.answerWithin()));
        telling.moved(true, id, line.orderId(), AfterSaleState.ASKED, AfterSale.Who.BUYER);
        if (possible.atOnce()) {
            ending.refund(id, line, possible.amount(), List.of(AfterSaleState.ASKED), AfterSale.Who.TIME);
        }
        return new Outcome.Asked(id);
    }
}
