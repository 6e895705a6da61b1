package io.shuke.shared;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Words as the search compares them. Text becomes runs: of Chinese (and kana, hangul) characters, or of the letters and
 * digits of other scripts, in lower case and without accents, each run between single spaces. The index keeps the grams
 * of each run – every character and pair of characters of a Chinese run; every three letters of another, and its first
 * letter and first two – so that any part of a Chinese word is found, any part of three letters or more of another word,
 * and shorter parts where a word begins with them.
 */
public final class SearchText {
    private static final int LONGEST_QUERY = 100;
    private static final int MOST_RUNS = 8;

    private SearchText() {}

    /** The runs of the text between single spaces, with one at each end. */
    public static String normalised(String text) {
        return " " + String.join(" ", runs(text)) + " ";
    }

    /** What the text's row is found by. */
    public static List<String> grams(String text) {
        var grams = new TreeSet<String>();
        runs(text).forEach(run -> addGrams(run, grams, false));
        return List.copyOf(grams);
    }

    /** The runs that somebody looks for, each of which a match contains; none where the query says nothing. */
    public static List<String> queried(String query) {
        var shortened = query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
        return runs(shortened).stream().distinct().limit(MOST_RUNS).toList();
    }

    /** The grams that a match has at the least. */
    public static List<String> gramsOfQuery(Collection<String> runs) {
        var grams = new TreeSet<String>();
        runs.forEach(run -> addGrams(run, grams, true));
        return List.copyOf(grams);
    }

    /** What a match's normalised text contains for this run: a short run of letters stands at a word's beginning. */
    public static String needle(String run) {
        return run.length() < 3 && !isIdeographic(run.codePointAt(0)) ? " " + run : run;
    }

    private static void addGrams(String run, TreeSet<String> grams, boolean query) {
        var letters = run.codePoints().toArray();
        if (isIdeographic(letters[0])) {
            addIdeographic(letters, grams, query);
        } else {
            addAlphabetic(letters, grams, query);
        }
    }

    private static void addIdeographic(int[] letters, TreeSet<String> grams, boolean query) {
        for (int i = 0; i < letters.length; i++) {
            if (!query || letters.length == 1) {
                grams.add(new String(letters, i, 1));
            }
            if (i + 2 <= letters.length) {
                grams.add(new String(letters, i, 2));
            }
        }
    }

    private static void addAlphabetic(int[] letters, TreeSet<String> grams, boolean query) {
        if (!query || letters.length < 3) {
            for (int length = 1; length <= Math.min(2, letters.length); length++) {
                grams.add("^" + new String(letters, 0, length));
            }
        }
        for (int i = 0; i + 3 <= letters.length; i++) {
            grams.add(new String(letters, i, 3));
        }
    }

    private static List<String> runs(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var composed = Normalizer.normalize(
                folded.codePoints()
                        .filter(letter -> letter < 0x300 || letter > 0x36F)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append),
                Normalizer.Form.NFC);
        var runs = new ArrayList<String>();
        var run = new StringBuilder();
        var kind = Kind.OTHER;
        for (var letter : composed.codePoints().toArray()) {
            var next = Kind.of(letter);
            if (next != kind && !run.isEmpty()) {
                runs.add(run.toString());
                run.setLength(0);
            }
            kind = next;
            if (next != Kind.OTHER) {
                run.appendCodePoint(letter);
            }
        }
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return runs;
    }

    private static boolean isIdeographic(int letter) {
        return Kind.of(letter) == Kind.IDEOGRAPHIC;
    }

    private enum Kind {
        IDEOGRAPHIC,
        ALPHABETIC,
        OTHER;

        static Kind of(int letter) {
            if (!Character.isLetterOrDigit(letter)) {
                return OTHER;
            }
            return switch (Character.UnicodeScript.of(letter)) {
                case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> IDEOGRAPHIC;
                default -> ALPHABETIC;
            };
        }
    }
}
