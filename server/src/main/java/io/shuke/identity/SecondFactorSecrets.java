package io.shuke.identity;

import io.shuke.shared.Ids;
import io.shuke.shared.Secrets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes second factors' secrets and recovery codes, and the form in which the database keeps them. */
@Component
class SecondFactorSecrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SECRET = "second-factor";
    private static final String RECOVERY = "recovery-code";
    private static final int BYTES = 20;
    private static final int CODE_LETTERS = 12;

    private final Secrets secrets;

    SecondFactorSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] next() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    byte[] seal(byte[] secret) {
        return secrets.seal(SECRET, secret);
    }

    byte[] open(byte[] sealed) {
        return secrets.open(SECRET, sealed);
    }

    /** Written in groups of four. */
    static String nextRecoveryCode() {
        return Ids.code(CODE_LETTERS).toUpperCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** The same for every way to write the code. */
    byte[] recoveryHash(UUID personId, String code) {
        var plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return secrets.hash(RECOVERY, personId + ":" + plain);
    }
}
