package io.shuke.sandbox.web;

import io.shuke.sandbox.Cashier.Face;
import io.shuke.sandbox.Cashier.Look;
import io.shuke.shared.Messages;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes the cashier's page. It works without its script, which only counts the time down. */
@Component
@Profile({"demo", "test"})
class CashierPage {
    private static final String FRAME = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="robots" content="noindex">
            <title>%s</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/sandbox/cashier.css">
            <script src="/sandbox/cashier.js" defer></script>
            </head>
            <body>
            <header><span class="mark" aria-hidden="true"></span>%s</header>
            <main>%s</main>
            <footer>%s</footer>
            </body>
            </html>
            """;

    private final Messages messages;

    CashierPage(Messages messages) {
        this.messages = messages;
    }

    String of(Look look, String token, Locale locale) {
        var bill = look.bill();
        var content = """
                <section class="bill %s">
                <h1>%s</h1>
                <p class="amount">%s</p>
                <dl><dt>%s</dt><dd>%s</dd></dl>
                %s
                </section>
                %s
                """.formatted(
                        look.face().name().toLowerCase(Locale.ROOT),
                        text(locale, "sandbox.state." + look.face().name()),
                        amount(bill.amountMinor(), bill.currency(), locale),
                        text(locale, "sandbox.order-number"),
                        escaped(bill.orderNumber()),
                        look.face() == Face.OPEN ? countdown(look.secondsLeft(), locale) : hint(look.face(), locale),
                        look.face() == Face.OPEN ? buttons(token, locale) : backLink(bill.returnUrl(), locale));
        return framed(content, locale);
    }

    String unknown(Locale locale) {
        return framed(
                "<section class=\"bill closed\"><h1>" + text(locale, "sandbox.unknown.title")
                        + "</h1><p class=\"hint\">" + text(locale, "sandbox.unknown.hint") + "</p></section>",
                locale);
    }

    private String countdown(long secondsLeft, Locale locale) {
        return "<p class=\"hint\">%s <time class=\"left\" role=\"timer\" data-seconds=\"%d\">%02d:%02d</time></p>"
                .formatted(text(locale, "sandbox.time-left"), secondsLeft, secondsLeft / 60, secondsLeft % 60);
    }

    private String hint(Face face, Locale locale) {
        return "<p class=\"hint\">" + text(locale, "sandbox.hint." + face.name()) + "</p>";
    }

    private String buttons(String token, Locale locale) {
        return """
                <form method="post" action="/sandbox/cashier/%1$s/payment"><button class="pay">%2$s</button></form>
                <form method="post" action="/sandbox/cashier/%1$s/refusal"><button class="refuse">%3$s</button></form>
                """.formatted(escaped(token), text(locale, "sandbox.pay"), text(locale, "sandbox.refuse"));
    }

    private String backLink(String returnUrl, Locale locale) {
        return "<a class=\"back\" href=\"%s\">%s</a>".formatted(escaped(returnUrl), text(locale, "sandbox.back"));
    }

    private String framed(String content, Locale locale) {
        var title = text(locale, "sandbox.title");
        return FRAME.formatted(
                locale.toLanguageTag(), title, title, content, text(locale, "sandbox.nothing-is-charged"));
    }

    private String text(Locale locale, String key) {
        return escaped(messages.text(locale, key));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String amount(long minor, String currency, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(
                locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
        format.setCurrency(Currency.getInstance(currency));
        var text = format.format(BigDecimal.valueOf(minor, 2));
        return escaped(text.replace("CN¥", "¥").replace('\u00a5', '¥'));
    }
}
