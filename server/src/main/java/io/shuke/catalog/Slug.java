package io.shuke.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The part of an address that stands for a name: its Latin words where it has some, else its own characters. */
final class Slug {
    private static final Pattern LATIN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ANY = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 80;

    private Slug() {}

    static String of(String name) {
        var folded = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        var latin = joined(LATIN, folded);
        var slug = latin.isEmpty() ? joined(ANY, name.toLowerCase(Locale.ROOT)) : latin;
        if (slug.isEmpty()) {
            return "category";
        }
        return slug.length() > LONGEST ? slug.substring(0, LONGEST).replaceAll("-$", "") : slug;
    }

    private static String joined(Pattern separator, String text) {
        return separator.matcher(text).replaceAll("-").replaceAll("^-|-$", "");
    }
}
