package io.shuke.pages.web;

import io.shuke.pages.Pages;
import io.shuke.pages.Pages.Answer;
import io.shuke.pages.Pages.Reader;
import io.shuke.pages.WebFolders;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.Proxies;
import io.shuke.sharing.Visitors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Every page a browser can ask for: those that are shared, those that scripts paint, and the one that says no. */
@Controller
@Hidden
class PageResource {
    /** First parts of the shop's own pages; the scripts know the rest. */
    private static final Set<String> SCRIPTED = Set.of(
            "discover",
            "cart",
            "checkout",
            "orders",
            "after-sales",
            "coupons",
            "price-rules",
            "flash",
            "group-proposals",
            "products",
            "questions",
            "me",
            "sign-in",
            "terms",
            "partner",
            "compose",
            "topics",
            "circles",
            "circle-events",
            "messages",
            "people");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** First parts of what is no page. */
    private static final String NO_PAGE = "api|media|sandbox|demo|actuator|assets";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Pages pages;
    private final WebFolders folders;
    private final Proxies proxies;

    PageResource(Pages pages, WebFolders folders, Proxies proxies) {
        this.pages = pages;
        this.folders = folders;
        this.proxies = proxies;
    }

    @GetMapping("/p/{handle}")
    @Access(Who.ANYONE)
    ResponseEntity<String> product(
            @PathVariable String handle, Caller caller, Locale locale, HttpServletRequest request) {
        return answer(pages.product(handle, reader(caller, locale, request)), revalidated());
    }

    @GetMapping("/u/{handle}")
    @Access(Who.ANYONE)
    ResponseEntity<String> shop(@PathVariable String handle, Caller caller, Locale locale, HttpServletRequest request) {
        return answer(pages.shopOrPerson(handle, reader(caller, locale, request)), revalidated());
    }

    @GetMapping("/g/{code}")
    @Access(Who.ANYONE)
    ResponseEntity<String> group(@PathVariable String code, Caller caller, Locale locale, HttpServletRequest request) {
        return answer(pages.group(code, reader(caller, locale, request)), revalidated());
    }

    @GetMapping("/posts/{id}")
    @Access(Who.ANYONE)
    ResponseEntity<String> post(@PathVariable String id, Caller caller, Locale locale, HttpServletRequest request) {
        var reader = reader(caller, locale, request);
        return answer(
                ID.matcher(id).matches()
                        ? pages.post(UUID.fromString(id), reader)
                        : pages.nothing(404, "missing", reader),
                revalidated());
    }

    /** It carries the token of one visit, so nobody keeps it. */
    @GetMapping("/s/{code}")
    @Access(Who.ANYONE)
    ResponseEntity<String> shared(@PathVariable String code, Caller caller, Locale locale, HttpServletRequest request) {
        var reader = reader(caller, locale, request);
        try {
            return answer(pages.shared(code, reader), CacheControl.noStore());
        } catch (ProblemException e) {
            if (e.kind() != ProblemKind.TOO_MANY_REQUESTS) {
                throw e;
            }
            return answer(pages.nothing(e.kind().status(), "often", reader), CacheControl.noStore());
        }
    }

    @GetMapping("/")
    @Access(Who.ANYONE)
    ResponseEntity<String> home(Caller caller, Locale locale, HttpServletRequest request) {
        return answer(pages.scripted(reader(caller, locale, request)), revalidated());
    }

    @GetMapping({"/console", "/console/{*rest}"})
    @Access(Who.ANYONE)
    ResponseEntity<String> console(Caller caller, Locale locale, HttpServletRequest request) throws IOException {
        var page = folders.console().createRelative("index.html");
        if (!page.exists()) {
            return answer(pages.nothing(404, "missing", reader(caller, locale, request)), revalidated());
        }
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(revalidated())
                .body(page.getContentAsString(StandardCharsets.UTF_8));
    }

    @GetMapping("/{first:(?!(?:" + NO_PAGE + ")$).+}/{*rest}")
    @Access(Who.ANYONE)
    ResponseEntity<String> other(@PathVariable String first, Caller caller, Locale locale, HttpServletRequest request) {
        var reader = reader(caller, locale, request);
        return answer(
                SCRIPTED.contains(first) ? pages.scripted(reader) : pages.nothing(404, "missing", reader),
                revalidated());
    }

    private Reader reader(Caller caller, Locale locale, HttpServletRequest request) {
        return new Reader(caller, locale, proxies.networkOf(request), Visitors.isSomebodyLooking(request::getHeader));
    }

    private static CacheControl revalidated() {
        return CacheControl.noCache().cachePrivate();
    }

    private static ResponseEntity<String> answer(Answer answer, CacheControl caching) {
        var location = answer.location();
        var response = ResponseEntity.status(answer.status());
        return (location == null ? response : response.location(URI.create(location)))
                .contentType(HTML)
                .cacheControl(caching)
                .header(HttpHeaders.CONTENT_LANGUAGE, answer.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .body(answer.html());
    }
}
