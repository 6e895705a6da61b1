package io.shuke.social;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Names of people where a text has them as {@code @name}. Of names that begin alike the longest that fits stands there;
 * and a name does not end within a word: {@code @Linda} names no Lin. Scripts that set no spaces between words know no
 * such end: there any letter may follow.
 */
final class NamesInText {
    private NamesInText() {}

    static boolean has(String text, String name) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (standsAt(text, at, name)) {
                return true;
            }
        }
        return false;
    }

    /** The text with something else where it names this person; {@code others} are all further names that it has. */
    static String without(String text, String name, Collection<String> others, String instead) {
        var names = Stream.concat(Stream.of(name), others.stream())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        var left = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int place = at;
            var found = names.stream()
                    .filter(one -> standsAt(text, place, one))
                    .findFirst()
                    .orElse(null);
            if (name.equals(found)) {
                left.append(text, from, at).append(instead);
                from = at + 1 + name.length();
            }
        }
        return left.append(text, from, text.length()).toString();
    }

    private static boolean standsAt(String text, int at, String name) {
        return text.startsWith(name, at + 1) && !endsWithinWord(text, at + 1 + name.length());
    }

    private static boolean endsWithinWord(String text, int end) {
        return end < text.length()
                && Letters.spaced(text.codePointBefore(end))
                && Letters.spaced(text.codePointAt(end));
    }
}
