package io.shuke.demo.web;

import io.shuke.demo.Mailbox;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** A page that shows the newest codes large, as if it were everybody's phone. */
@RestController
@Profile("demo")
@Hidden
class MailboxPage {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(MarketClock.ZONE);

    private final Mailbox mailbox;
    private final Messages messages;

    MailboxPage(Mailbox mailbox, Messages messages) {
        this.mailbox = mailbox;
        this.messages = messages;
    }

    @GetMapping("/demo/mailbox")
    @Access(Who.ANYONE)
    ResponseEntity<String> page(Locale locale) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(html(locale));
    }

    @GetMapping("/demo/mailbox.js")
    @Access(Who.ANYONE)
    ResponseEntity<Resource> script() {
        return file("demo/mailbox.js", SCRIPT);
    }

    @GetMapping("/demo/mailbox.css")
    @Access(Who.ANYONE)
    ResponseEntity<Resource> style() {
        return file("demo/mailbox.css", STYLE);
    }

    private static ResponseEntity<Resource> file(String path, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource(path));
    }

    private String html(Locale locale) {
        var letters = mailbox.newest();
        var list = letters.isEmpty()
                ? "<p class=\"empty\">%s</p>".formatted(text(locale, "mailbox.empty"))
                : "<ol>%s</ol>".formatted(letters.stream().map(this::item).collect(Collectors.joining()));
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/demo/mailbox.css">
                <script src="/demo/mailbox.js" defer></script>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                <p class="lead">%s</p>
                <section id="letters" aria-live="polite">%s</section>
                </main>
                </body>
                </html>
                """.formatted(
                        locale.toLanguageTag(),
                        text(locale, "mailbox.title"),
                        text(locale, "mailbox.title"),
                        text(locale, "mailbox.lead"),
                        list);
    }

    private String item(Mailbox.Letter letter) {
        return """
                <li><div class="head"><span class="to">%s</span><time datetime="%s">%s</time></div>\
                %s<p class="text">%s</p></li>
                """.formatted(
                        HtmlUtils.htmlEscape(letter.to()),
                        letter.at(),
                        TIME.format(letter.at()),
                        letter.code().isEmpty()
                                ? ""
                                : "<p class=\"code\" data-code>%s</p>".formatted(HtmlUtils.htmlEscape(letter.code())),
                        HtmlUtils.htmlEscape(letter.text()));
    }

    private String text(Locale locale, String key) {
        return HtmlUtils.htmlEscape(messages.text(locale, key));
    }
}
