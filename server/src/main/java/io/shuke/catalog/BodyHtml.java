package io.shuke.catalog;

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
            .matching(java.util.regex.Pattern.compile("[1-9][0-9]?"))
            .onElements("th", "td")
            .allowAttributes("lang")
            .matching(java.util.regex.Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"))
            .globally()
            .allowUrlProtocols("https")
            .allowAttributes("href")
            .onElements("a")
            .requireRelNofollowOnLinks()
            .toFactory();

    private BodyHtml() {}

    static String sanitised(String html) {
        return POLICY.sanitize(html);
    }
}
