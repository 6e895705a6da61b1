package io.shuke.catalog;

import io.shuke.shared.Money;
import java.util.UUID;

/** What the catalogue asks of whoever keeps the commission rules. The commission module provides it, from memory. */
public interface EarningTerms {
    Rules now();

    /** The rules of one moment. */
    interface Rules {
        /** Other rules have another number. */
        int version();

        /** The most that may become one person's commission when goods of this price are sold. */
        Money mostOf(Money price, UUID productId, UUID categoryId, int ownBasisPoints);
    }
}
