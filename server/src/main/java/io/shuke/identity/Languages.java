package io.shuke.identity;

import java.util.Locale;

/** The two languages people choose from, by their tags. */
final class Languages {
    private Languages() {}

    static String tag(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? "en" : "zh-CN";
    }
}
