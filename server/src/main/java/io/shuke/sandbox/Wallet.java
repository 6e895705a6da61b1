package io.shuke.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The wallet a person has at the sandbox: one for each person the merchant names, for paying and for being paid. */
final class Wallet {
    private Wallet() {}

    static String of(String person) {
        return "W" + UUID.nameUUIDFromBytes(("wallet:" + person).getBytes(StandardCharsets.UTF_8));
    }
}
