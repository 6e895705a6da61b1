package io.shuke.payment;

import io.shuke.shared.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keyed hashes of people's accounts at providers: they can be compared, and tell nobody whose they are. */
@Component
class AccountHashes {
    private static final String PURPOSE = "provider-account";

    private final Secrets secrets;

    AccountHashes(Secrets secrets) {
        this.secrets = secrets;
    }

    byte @Nullable [] of(String provider, @Nullable String account) {
        return account == null || account.isBlank() ? null : secrets.hash(PURPOSE, provider + ":" + account);
    }
}
