package io.shuke.aftersales;

import io.shuke.ordering.SoldLine;
import io.shuke.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a buyer wants back of a line: pieces or an amount, never both. */
public record Claim(
        AfterSaleKind kind,
        AfterSaleReason reason,
        @Nullable Integer quantity,
        @Nullable Money amount) {
    /** What the rules say to it. */
    public sealed interface Judgement {
        /**
         * It may be asked for.
         *
         * @param atOnce what it is about was not shipped, so nobody has to agree
         */
        record Possible(Money amount, Money freight, Money total, boolean atOnce, int piecesLeft, Money left)
                implements Judgement {}

        /**
         * The order is unpaid or has ended, the time is over, what did not come is to be sent back, or what is not shipped
         * yet is called faulty.
         */
        record NotPossible() implements Judgement {}

        /** More than is left of the line, or nothing. */
        record TooMuch(int piecesLeft, Money left) implements Judgement {}
    }

    Judgement judge(SoldLine line, Instant now, AfterSaleTerms terms) {
        if (!isInTime(line, now, terms) || !isAboutWhatCame(line)) {
            return new Judgement.NotPossible();
        }
        var worth = worth(line);
        var pieces = kind == AfterSaleKind.RETURN ? line.piecesToReturn() : line.piecesLeft();
        if (!worth.isPositive() || line.left().isLessThan(worth) || quantity != null && quantity > pieces) {
            return new Judgement.TooMuch(pieces, line.left());
        }
        var freight = line.freightFor(worth, reason.isSellersFault());
        return new Judgement.Possible(worth, freight, worth.plus(freight), isAtOnce(line), pieces, line.left());
    }

    /** Nothing is the seller's fault before it is shipped, and only what came, by pieces, can be sent back. */
    private boolean isAboutWhatCame(SoldLine line) {
        if (!line.isShipped()) {
            return kind != AfterSaleKind.RETURN && !reason.isSellersFault();
        }
        return kind != AfterSaleKind.RETURN || quantity != null && reason.isAboutGoodsThatCame();
    }

    /** Nothing of the line is on its way, or enough of it is not, and the wish says nothing about what is. */
    private boolean isAtOnce(SoldLine line) {
        return !line.isShipped()
                || quantity != null && isAboutUnshipped(kind, reason) && quantity <= line.piecesToShip();
    }

    /** Of a line of which some pieces are on their way: it is the others that the buyer doesn't want any more. */
    static boolean isAboutUnshipped(AfterSaleKind kind, AfterSaleReason reason) {
        return kind == AfterSaleKind.REFUND_ONLY && !reason.isSellersFault();
    }

    /** Until the return window ends for any reason; what is the seller's fault, some time longer. */
    private boolean isInTime(SoldLine line, Instant now, AfterSaleTerms terms) {
        if (!line.isRefundable()) {
            return false;
        }
        var received = line.receivedAt();
        var until = line.returnsUntil();
        if (received == null || until == null) {
            return true;
        }
        return now.isBefore(until) && !line.settled()
                || reason.isSellersFault() && now.isBefore(received.plus(terms.faultsFor()));
    }

    private Money worth(SoldLine line) {
        if (quantity != null) {
            return quantity > line.piecesLeft() ? line.net().zero() : line.worthOf(quantity);
        }
        return amount == null ? line.net().zero() : amount;
    }
}
