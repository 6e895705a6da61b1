package io.shuke.pages;

import org.springframework.web.util.HtmlUtils;

/** Writes HTML: everything that comes from people is escaped, whether it stands as text or in an attribute. */
final class Html {
    private final StringBuilder out = new StringBuilder(8 * 1024);

    /** Markup of our own, as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Words of anybody, escaped. */
    Html text(String words) {
        out.append(escaped(words));
        return this;
    }

    /** {@code  name="value"} with a leading blank. */
    Html attribute(String name, Object value) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(value.toString()))
                .append('"');
        return this;
    }

    static String escaped(String words) {
        var escaped = new StringBuilder(words.length() + 16);
        for (int i = 0; i < words.length(); i++) {
            var letter = words.charAt(i);
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(Character.isISOControl(letter) && letter != '\n' ? ' ' : letter);
            }
        }
        return escaped.toString();
    }

    /** The words of sanitised HTML without its markup, shortened to whole letters. */
    static String wordsOf(String html, int most) {
        var words = HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " "))
                .replaceAll("\\s+", " ")
                .strip();
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
