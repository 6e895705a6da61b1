package io.shuke.catalog;

import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.math.BigDecimal;

/**
 * Between what goods can be offered for less than everybody pays: at least what bears their purchase price and commission,
 * so that no supplier gives a discount that they did not agree to, and below what they cost without the offer.
 */
public record PriceBounds(Money least, Money listPrice) {
    public boolean allow(Money price) {
        return !price.isLessThan(least) && price.isLessThan(listPrice);
    }

    /** Says of a price in a request why it is not allowed. */
    public ProblemException refusal(String field, Money price) {
        return price.isLessThan(listPrice)
                ? wrong(field, "field.below-least", least)
                : wrong(field, "field.not-below-list", listPrice);
    }

    /** Says of what is taken off an allowed price that too little is left of it. */
    public ProblemException refusalOfSaving(String field) {
        return wrong(field, "field.leaves-too-little", least);
    }

    /** Says of an offer that was made before that its price can't stand any more. */
    public ProblemException outdated() {
        return new ProblemException(ProblemKind.OFFER_PRICE).with(words(least), words(listPrice));
    }

    private static ProblemException wrong(String field, String key, Money bound) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, key, words(bound));
    }

    private static String words(Money money) {
        return "¥" + BigDecimal.valueOf(money.amountMinor(), 2).toPlainString();
    }
}
