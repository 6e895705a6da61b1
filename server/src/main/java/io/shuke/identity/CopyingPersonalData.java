package io.shuke.identity;

import io.shuke.shared.Allowances;
import io.shuke.shared.MarketClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of everything that is kept about a person, for that person: a ZIP with one JSON file for each part of the
 * market, all of one moment. Ten a day.
 */
@Component
public class CopyingPersonalData {
    private static final int A_DAY = 10;

    private final Closings own;
    private final StoredIdentities identities;
    private final List<PersonalData> parts;
    private final Allowances allowances;
    private final MarketClock clock;
    private final JsonMapper json;

    CopyingPersonalData(
            Closings own,
            StoredIdentities identities,
            List<PersonalData> parts,
            Allowances allowances,
            MarketClock clock,
            JsonMapper json) {
        this.own = own;
        this.identities = identities;
        this.parts = parts;
        this.allowances = allowances;
        this.clock = clock;
        this.json = json;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Copied(byte[] zip) implements Outcome {}

        record TooOften(java.time.Instant again) implements Outcome {}
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Outcome copy(UUID personId) {
        var allowance = new Allowances.Allowance("copy:person:" + personId, A_DAY, Duration.ofDays(1), Duration.ZERO);
        var refusal = allowances.use(List.of(allowance), clock.unmoved());
        if (refusal.isPresent()) {
            return new Outcome.TooOften(refusal.get().again());
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("profile", own.profileOf(personId));
        all.put("addresses", own.addressesOf(personId));
        all.put("consents", own.consentsOf(personId));
        all.put("sessions", own.sessionsOf(personId));
        all.put("identity", identities.copyOf(personId));
        parts.forEach(part -> all.put(part.part(), part.copyOf(personId)));
        return new Outcome.Copied(zipped(all));
    }

    private byte[] zipped(Map<String, Object> all) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey() + ".json"));
                zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(part.getValue()));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
