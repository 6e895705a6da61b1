package io.shuke.sandbox.web;

import io.shuke.sandbox.Cashier;
import io.shuke.sandbox.Cashier.Face;
import io.shuke.sandbox.Cashier.Look;
import io.shuke.shared.web.Access;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sandbox's page for buyers. Who has the token may pay; it says nothing else about anybody. */
@RestController
@RequestMapping("/sandbox/cashier/{token}")
@Profile({"demo", "test"})
class CashierController {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final Cashier cashier;
    private final CashierPage page;

    CashierController(Cashier cashier, CashierPage page) {
        this.cashier = cashier;
        this.page = page;
    }

    @Access(Access.Who.ANYONE)
    @GetMapping
    ResponseEntity<String> show(@PathVariable String token, Locale locale) {
        return cashier.look(token)
                .map(look -> html(HttpStatus.OK, page.of(look, token, locale), origin(look)))
                .orElseGet(() -> unknown(locale));
    }

    @Access(Access.Who.ANYONE)
    @PostMapping("/payment")
    ResponseEntity<String> pay(@PathVariable String token, Locale locale) {
        return back(cashier.pay(token), Face.PAID, token, locale);
    }

    @Access(Access.Who.ANYONE)
    @PostMapping("/refusal")
    ResponseEntity<String> refuse(@PathVariable String token, Locale locale) {
        return back(cashier.refuse(token), Face.REFUSED, token, locale);
    }

    /** Back to the merchant if it went as the buyer wanted, else the page says how it stands. */
    private ResponseEntity<String> back(Optional<Look> found, Face wanted, String token, Locale locale) {
        return found.map(look -> look.face() == wanted
                        ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                                .location(URI.create(look.bill().returnUrl()))
                                .<String>build()
                        : html(HttpStatus.CONFLICT, page.of(look, token, locale), origin(look)))
                .orElseGet(() -> unknown(locale));
    }

    private ResponseEntity<String> unknown(Locale locale) {
        return html(HttpStatus.NOT_FOUND, page.unknown(locale), "");
    }

    /** The page may send its form back to the merchant's site, and use nothing but its own style and script. */
    private static ResponseEntity<String> html(HttpStatus status, String body, String origin) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                                + "form-action 'self' " + origin + "; base-uri 'none'; frame-ancestors 'none'")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }

    private static String origin(Look look) {
        var url = URI.create(look.bill().returnUrl());
        return url.getHost() == null ? "" : url.getScheme() + "://" + url.getAuthority();
    }
}
