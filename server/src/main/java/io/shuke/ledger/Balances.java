package io.shuke.ledger;

import io.shuke.shared.Money;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads balances. */
@Component
public class Balances {
    /** The balance of each account; one that never moved is zero. One statement. */
    public Map<Account, Money> of(Collection<Account> accounts) {
        throw new UnsupportedOperationException("not built yet");
    }
}
