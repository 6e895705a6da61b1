package io.shuke.aftersales;

import io.shuke.shared.Money;

/** What became of a step that one side wanted to take. */
public sealed interface AfterSaleOutcome {
    record Done() implements AfterSaleOutcome {}

    /** The other side, or time, moved it on. */
    record NotInState(AfterSaleState state) implements AfterSaleOutcome {}

    /** The offer is another one than the buyer saw. */
    record AnotherOffer(Money offered) implements AfterSaleOutcome {}

    /** More than is left of the line. */
    record TooMuch(Money left) implements AfterSaleOutcome {}

    /** There is none, or it is somebody else's. */
    record NoSuchAfterSale() implements AfterSaleOutcome {}
}
