package io.shuke.identity;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Secrets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mobile number of mainland China, written in any usual way and kept as {@code +8613800001001}. */
public record Phone(String international) {
    private static final String COUNTRY = "+86";
    private static final Pattern WRITTEN = Pattern.compile("(?:\\+?86|0086)?(1[3-9][0-9]{9})");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s()\\-]");
    private static final int LONGEST = 32;

    public Phone {
        if (!international.startsWith(COUNTRY)) {
            throw new IllegalArgumentException("not a number of mainland China");
        }
    }

    public static Optional<Phone> read(@Nullable String written) {
        if (written == null || written.length() > LONGEST) {
            return Optional.empty();
        }
        var matcher = WRITTEN.matcher(PUNCTUATION.matcher(written).replaceAll(""));
        return matcher.matches() ? Optional.of(new Phone(COUNTRY + matcher.group(1))) : Optional.empty();
    }

    /** Refused as {@code invalid-request} with the field's name where it is no such number. */
    public static Phone of(@Nullable String written, String field) {
        return read(written)
                .orElseThrow(() -> new ProblemException(ProblemKind.INVALID_REQUEST).field(field, "field.phone"));
    }

    /** As people in the country write it: {@code 13800001001}. */
    public String national() {
        return international.substring(COUNTRY.length());
    }

    /** What others may see: {@code 138****1001}. */
    public String masked() {
        var national = national();
        return national.substring(0, 3) + "****" + national.substring(7);
    }

    /** What others may see of a number as it is kept; of a closed account there is none. */
    static String maskedOf(@Nullable String international) {
        return international == null ? "–" : new Phone(international).masked();
    }

    /** A keyed hash, for rules that compare numbers without knowing them. */
    byte[] hash(Secrets secrets) {
        return secrets.hash("phone", international);
    }

    String hashText(Secrets secrets) {
        return HexFormat.of().formatHex(hash(secrets));
    }

    /** Masked, so that a number never reaches a log by accident. */
    @Override
    public String toString() {
        return masked();
    }
}
