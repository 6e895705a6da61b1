package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What browsers are told, what they keep, and what nobody can make them do. */
@ServerTest
class BrowserTests {
    private static final String HTML = "text/html,application/xhtml+xml";

    @Autowired
    private Http http;

    @Autowired
    private JsonMapper json;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SendingCode sendingCode;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser();
    }

    @Test
    void givesANewBrowserAVisitorAndATokenWithItsFirstPage() {
        var page = browser.get("/demo/mailbox", "Accept", HTML);
        assertThat(UUID.fromString(browser.cookie("shuke-visitor")).version()).isEqualTo(4);
        assertThat(browser.cookie("XSRF-TOKEN")).hasSize(43);
        assertThat(page.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("shuke-visitor=")
                        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                        .doesNotContain("Secure"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("XSRF-TOKEN=").doesNotContain("HttpOnly"));
        var again = browser.get("/demo/mailbox", "Accept", HTML);
        assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void knowsAVisitorFromTheFirstUseOfTheCart() {
        browser.get("/api/session");
        assertThat(browser.cookies).doesNotContainKey("shuke-visitor");
        browser.get("/api/cart");
        assertThat(browser.cookie("shuke-visitor")).isNotEmpty();
    }

    @Test
    void replacesAVisitorThatItNeverGave() {
        browser.cookies.put("shuke-visitor", "00000000-0000-0000-0000-000000000000");
        browser.get("/api/cart");
        assertThat(browser.cookie("shuke-visitor")).isNotEqualTo("00000000-0000-0000-0000-000000000000");
    }

    @Test
    void opensANewSessionAtEachSignInAndEndsTheEarlierOne() {
        var mei = people.signUp("Mei");
        browser.get("/demo/mailbox", "Accept", HTML);
        signIn(mei);
        var first = browser.cookie("shuke");
        assertThat(browser.get("/api/me").body().get("nickname").asString()).isEqualTo("Mei");

        var lin = people.signUp("Lin");
        signIn(lin);
        assertThat(browser.cookie("shuke")).isNotEqualTo(first);
        assertThat(browser.get("/api/me").body().get("nickname").asString()).isEqualTo("Lin");
        browser.cookies.put("shuke", first);
        assertThat(browser.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void keepsTheSessionFromScriptsAndTellsItToNobody() {
        var mei = people.signUp("Mei");
        browser.get("/api/session");
        var entered = signIn(mei);
        assertThat(entered.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("shuke=")
                        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age=2592000"));
        assertThat(entered.body().get("token").isNull()).isTrue();
        assertThat(entered.text()).doesNotContain(browser.cookie("shuke"));
    }

    @Test
    void changesNothingForAPageThatDoesNotRepeatTheToken() {
        var mei = people.signUp("Mei");
        signIn(mei);
        browser.token = null;
        var forged = browser.send("PATCH", "/api/me", Map.of("nickname", "Hacked"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.problem()).isEqualTo("csrf-token-needed");
        assertThat(forged.body().get("title").asString()).isEqualTo("The page is out of date");
        browser.token = "A".repeat(43);
        assertThat(browser.send("PATCH", "/api/me", Map.of("nickname", "Hacked"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.get("/api/me").body().get("nickname").asString()).isEqualTo("Mei");

        browser.token = browser.cookie("XSRF-TOKEN");
        assertThat(browser.send("PATCH", "/api/me", Map.of("nickname", "Meimei"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesNoPlantedTokenInPlaceOfTheSessionsOwn() {
        signIn(people.signUp("Mei"));
        var planted = "B".repeat(43);
        browser.cookies.put("XSRF-TOKEN", planted);
        browser.token = planted;
        assertThat(browser.send("PATCH", "/api/me", Map.of("nickname", "Hacked"))
                        .status())
                .isEqualTo(403);
        browser.get("/api/session");
        assertThat(browser.cookie("XSRF-TOKEN")).isNotEqualTo(planted);
    }

    @Test
    void wantsTheTokenOfAVisitorAndOfWhateverComesFromElsewhere() {
        browser.get("/api/cart");
        browser.token = null;
        assertThat(browser.send("DELETE", "/api/cart/lines/" + UUID.randomUUID(), null)
                        .problem())
                .isEqualTo("csrf-token-needed");
        var elsewhere =
                http.post(null, "/api/sign-in-codes", Map.of("phone", "13700000000"), "Sec-Fetch-Site", "cross-site");
        assertThat(elsewhere.problem()).isEqualTo("csrf-token-needed");
    }

    @Test
    void signsOutAndForgetsTheCookie() {
        signIn(people.signUp("Mei"));
        assertThat(browser.send("DELETE", "/api/session", null).status()).isEqualTo(204);
        assertThat(browser.cookies).doesNotContainKey("shuke");
        assertThat(browser.get("/api/me").status()).isEqualTo(401);
        assertThat(browser.get("/api/session").body().get("person").isNull()).isTrue();
    }

    @Test
    void listensToABearerTokenBeforeACookie() {
        var mei = people.signUp("Mei");
        var lin = people.signUp("Lin");
        signIn(mei);
        assertThat(browser.get("/api/me", "Authorization", "Bearer " + lin.token())
                        .body()
                        .get("nickname")
                        .asString())
                .isEqualTo("Lin");
        assertThat(browser.get("/api/me", "Authorization", "Basic bWVpOm1laQ==").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/session", "/demo/mailbox", "/api/nothing", "/nothing"})
    void tellsBrowsersWhatItsPagesNeverDo(String path) {
        var headers = http.get(null, path).headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                        .doesNotContain("unsafe-eval"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void keepsPrivateAnswersOutOfCaches() {
        assertThat(http.get(null, "/api/session").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void answersEveryRefusalAsAProblemInTheReadersLanguage() {
        var nobody = http.send(null, "GET", "/api/me", null, "Accept-Language", "zh-CN");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.body().get("title").asString()).isEqualTo("请先登录");
        assertThat(nobody.body().get("requestId").asString())
                .isEqualTo(nobody.headers().firstValue("X-Request-Id").orElse(""));
        var stranger = http.get(people.signUp("Mei").token(), "/api/operator/audit");
        assertThat(stranger.problem()).isEqualTo("not-allowed");
        var strange = http.get(null, "/api/a;b//c%2e%2e");
        assertThat(strange.status()).isEqualTo(400);
        assertThat(strange.problem()).isEqualTo("invalid-request");
        assertThat(http.get(null, "/api/nothing").problem()).isEqualTo("not-found");
    }

    private Http.Answer signIn(Person person) {
        var origin = new Origin("127.0.0.1", null, Locale.ENGLISH, null);
        var sent = (SendingCode.Outcome.Sent) sendingCode.send(Phone.of(person.phone(), "phone"), origin);
        var code = http.get(null, "/api/demo/messages")
                .body()
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("to").asString().equals(person.phone()))
                .findFirst()
                .orElseThrow()
                .get("code")
                .asString();
        var entered = browser.send(
                "POST", "/api/sessions", Map.of("requestId", sent.requestId().toString(), "code", code));
        assertThat(entered.status()).isEqualTo(201);
        browser.token = browser.cookie("XSRF-TOKEN");
        return entered;
    }

    /** Keeps cookies as a browser does, and repeats its token as our pages do. */
    private final class Browser {
        private final Map<String, String> cookies = new HashMap<>();
        private @Nullable String token;

        Http.Answer get(String path, String... headers) {
            return send("GET", path, null, headers);
        }

        Http.Answer send(String method, String path, @Nullable Object body, String... headers) {
            var request = HttpRequest.newBuilder(URI.create(http.origin() + path))
                    .header("Accept-Language", "en")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(json.writeValueAsString(body)));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            if (token != null) {
                request.header("X-XSRF-TOKEN", token);
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            var answer = http.send(request.build());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            if (token == null) {
                token = cookies.get("XSRF-TOKEN");
            }
            return answer;
        }

        String cookie(String name) {
            return String.valueOf(cookies.get(name));
        }

        private void keep(String header) {
            var cookie = header.substring(0, header.indexOf(';'));
            var name = cookie.substring(0, cookie.indexOf('='));
            if (header.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, cookie.substring(name.length() + 1));
            }
        }
    }
}
