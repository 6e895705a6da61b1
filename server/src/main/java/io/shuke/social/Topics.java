package io.shuke.social;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words that posts are found by and people are interested in: letters and digits, compared without case or width. */
final class Topics {
    static final int LONGEST = 30;

    private static final Pattern IN_TEXT = Pattern.compile("#([\\p{L}\\p{N}_]{1," + LONGEST + "})");
    private static final Pattern WHOLE = Pattern.compile("[\\p{L}\\p{N}_]{1," + LONGEST + "}");

    private Topics() {}

    /** Those that a text names as {@code #topic}, each once, in its order. */
    static List<String> in(String text) {
        var found = new LinkedHashSet<String>();
        IN_TEXT.matcher(folded(text)).results().forEach(match -> found.add(match.group(1)));
        return List.copyOf(found);
    }

    /** The one topic that this is, or nothing. */
    static Optional<String> of(String word) {
        var folded = folded(word.strip());
        return WHOLE.matcher(folded).matches() ? Optional.of(folded) : Optional.empty();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
