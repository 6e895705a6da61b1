package io.shuke.ledger;

import io.shuke.shared.Money;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names an account by what it is for. The owner is the partner, the supplier, the order (for money held of a buyer), or
 * the provider's or market's fixed id. The account's id follows from the name, so nobody has to look it up or open it.
 */
public record Account(AccountKind kind, UUID ownerId, String currency) {
    /** The owner of accounts that belong to the market itself. */
    public static final UUID MARKET = new UUID(0L, 0L);

    public static Account of(AccountKind kind, UUID ownerId) {
        return new Account(kind, ownerId, Money.CNY);
    }

    /** The market's own bank account, from which is paid what goes through no provider. */
    public static final Account BANK = clearing("bank");

    /** Where money lies at a payment provider, one account for each channel. */
    public static Account clearing(String provider) {
        return of(
                AccountKind.PROVIDER_CLEARING,
                UUID.nameUUIDFromBytes(("provider:" + provider).getBytes(StandardCharsets.UTF_8)));
    }

    public UUID id() {
        return UUID.nameUUIDFromBytes((kind + ":" + ownerId + ":" + currency).getBytes(StandardCharsets.UTF_8));
    }
}
