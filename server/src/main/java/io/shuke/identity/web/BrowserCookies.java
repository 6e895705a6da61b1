package io.shuke.identity.web;

import io.shuke.shared.web.Proxies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The three cookies a browser gets: its session, the visitor it is before anyone signs in, and the token that its
 * scripts repeat in a header. With a session that token follows from the session's, so nobody can plant another one.
 */
@Component
class BrowserCookies {
    static final String CSRF = "XSRF-TOKEN";
    private static final String SESSION = "shuke";
    private static final String SECURE_SESSION = "__Host-shuke";
    private static final String VISITOR = "shuke-visitor";
    private static final Duration SESSION_LIFE = Duration.ofDays(30);
    private static final Duration VISITOR_LIFE = Duration.ofDays(400);
    private static final Pattern CSRF_TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Proxies proxies;

    BrowserCookies(Proxies proxies) {
        this.proxies = proxies;
    }

    @Nullable
    String sessionOf(HttpServletRequest request) {
        return value(request, proxies.secure(request) ? SECURE_SESSION : SESSION);
    }

    void writeSession(HttpServletRequest request, HttpServletResponse response, String token) {
        var secure = proxies.secure(request);
        add(response, cookie(secure ? SECURE_SESSION : SESSION, token, secure, true, SESSION_LIFE));
        add(response, cookie(CSRF, following(token), secure, false, SESSION_LIFE));
    }

    void endSession(HttpServletRequest request, HttpServletResponse response) {
        var secure = proxies.secure(request);
        add(response, cookie(secure ? SECURE_SESSION : SESSION, "", secure, true, Duration.ZERO));
        add(response, cookie(CSRF, random(), secure, false, SESSION_LIFE));
    }

    @Nullable
    UUID visitorOf(HttpServletRequest request) {
        var text = value(request, VISITOR);
        try {
            var id = text == null ? null : UUID.fromString(text);
            return id != null && id.version() == 4 && id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    UUID writeVisitor(HttpServletRequest request, HttpServletResponse response) {
        var id = UUID.randomUUID();
        add(response, cookie(VISITOR, id.toString(), proxies.secure(request), true, VISITOR_LIFE));
        return id;
    }

    /** The token that the browser's scripts have to repeat, or null where it has none yet. */
    @Nullable
    String csrfOf(HttpServletRequest request) {
        var session = sessionOf(request);
        if (session != null) {
            return following(session);
        }
        var written = value(request, CSRF);
        return written != null && CSRF_TOKEN.matcher(written).matches() ? written : null;
    }

    /** Gives the browser the token where it doesn't have the right one. */
    void writeCsrf(HttpServletRequest request, HttpServletResponse response) {
        var expected = csrfOf(request);
        if (expected == null || !expected.equals(value(request, CSRF))) {
            var token = expected == null ? random() : expected;
            add(response, cookie(CSRF, token, proxies.secure(request), false, SESSION_LIFE));
        }
    }

    static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String following(String sessionToken) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(("csrf:" + sessionToken).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String value(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private static ResponseCookie cookie(String name, String value, boolean secure, boolean httpOnly, Duration life) {
        return ResponseCookie.from(name, value)
                .path("/")
                .secure(secure)
                .httpOnly(httpOnly)
                .sameSite("Lax")
                .maxAge(life)
                .build();
    }

    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
