package io.shuke.catalog;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** HTML that somebody else wrote, reduced to text with structure: nothing runs, loads or styles. */
final class BodyHtml {
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowCommonBlockElements()
            .allowCommonInlineFormattingElements()
            .allowElements("a", "hr", "dl", "dt", "dd", "figure", "figcaption", "section")
            .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .allowAttributes("colspan", "rowspan")
            .matching(Pattern.compile("[1-9][0-9]?"))
            .onElements("th", "td")
            .allowAttributes("lang")
            .matching(Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"))
            .globally()
            .allowUrlProtocols("https")
            .allowAttributes("href")
            .onElements("a")
            .requireRelNofollowOnLinks()
            .toFactory();

    private static final Pattern NUMBERED = Pattern.compile("&#x([0-9a-f]{2,6});");

    /** Full-width quotes and angle brackets. */
    private static final Set<Integer> LIKE_MARKUP = Set.of(0xFF02, 0xFF07, 0xFF1C, 0xFF1E);

    private BodyHtml() {}

    /** The sanitiser writes some letters as numbers; beyond ASCII, where no markup is, they become letters again. */
    static String sanitised(String html) {
        return NUMBERED.matcher(POLICY.sanitize(html)).replaceAll(found -> {
            var letter = Integer.parseInt(found.group(1), 16);
            return letter < 0xA0 || LIKE_MARKUP.contains(letter) || !Character.isValidCodePoint(letter)
                    ? found.group()
                    : Matcher.quoteReplacement(Character.toString(letter));
        });
    }
}
