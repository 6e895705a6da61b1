package io.shuke.shared;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals acts of the audit trail: a hash over the seal before and everything that the act says, keyed with the market's
 * secret. Who can write to the database but doesn't know the secret can forge no seal.
 */
@Component
class AuditChain {
    private static final String PURPOSE = "audit-chain";

    private final Secrets secrets;

    /** An act as the database keeps it; {@code before} and {@code after} are JSON as the database writes it. */
    record Link(
            long number,
            UUID id,
            Instant at,
            UUID actorId,
            String act,
            String subject,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {}

    AuditChain(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] seal(byte[] previous, Link link) {
        var parts = Stream.of(
                java.util.HexFormat.of().formatHex(previous),
                String.valueOf(link.number()),
                link.id().toString(),
                link.at().toString(),
                link.actorId().toString(),
                link.act(),
                link.subject(),
                link.before(),
                link.after(),
                link.reason());
        return secrets.hash(PURPOSE, parts.map(AuditChain::measured).collect(Collectors.joining()));
    }

    /** With its length in front, so that no two acts read the same; an absent part is not an empty one. */
    private static String measured(@Nullable String part) {
        return part == null ? "-;" : Objects.requireNonNull(part).length() + ":" + part + ";";
    }
}
