package io.shuke.payment;

import io.shuke.shared.Money;
import org.jspecify.annotations.Nullable;

/** What a provider's bill says of one of our numbers. */
public record BillRow(Kind kind, String number, @Nullable String providerNumber, Money amount, State state) {
    /** What it is about. */
    public enum Kind {
        CHARGE,
        REFUND
    }

    /** Where it stood at the provider when the bill was written. */
    public enum State {
        DONE,
        RUNNING,
        FAILED
    }
}
