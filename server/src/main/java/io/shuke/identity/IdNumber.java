package io.shuke.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen's number of mainland China: six digits of place, eight of birth, three of sequence, and a check digit by
 * GB 11643-1999 (ISO 7064, MOD 11-2). Only one with a right check digit and a real birthday exists.
 */
public final class IdNumber {
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final DateTimeFormatter BIRTHDAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final int TAIL = 14;

    private final String digits;
    private final LocalDate born;

    private IdNumber(String digits, LocalDate born) {
        this.digits = digits;
        this.born = born;
    }

    /** The number in what somebody wrote, spaces and a small x allowed; empty where it is none. */
    public static Optional<IdNumber> read(String written) {
        var digits = written.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(digits).matches() || digits.charAt(17) != checkDigit(digits)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IdNumber(digits, LocalDate.parse(digits.substring(6, 14), BIRTHDAY)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    /** All of it; for a verifier and for hashing alone. */
    public String digits() {
        return digits;
    }

    public String tail() {
        return digits.substring(TAIL);
    }

    int ageOn(LocalDate day) {
        return Period.between(born, day).getYears();
    }

    /** Safe to log. */
    @Override
    public String toString() {
        return "****" + tail();
    }
}
