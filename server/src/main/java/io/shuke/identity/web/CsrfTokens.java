package io.shuke.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * Requests that change something and that a browser may have been tricked into repeat the cookie's token in a header:
 * all that carry a cookie of ours, and all that a browser says come from elsewhere. A bearer token cannot be sent by
 * trick.
 */
class CsrfTokens implements CsrfTokenRepository {
    static final String HEADER = "X-XSRF-TOKEN";

    private final BrowserCookies cookies;

    CsrfTokens(BrowserCookies cookies) {
        this.cookies = cookies;
    }

    boolean needed(HttpServletRequest request) {
        return !isSafe(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && (cookies.sessionOf(request) != null
                        || cookies.visitorOf(request) != null
                        || comesFromElsewhere(request));
    }

    private static boolean isSafe(String method) {
        return HttpMethod.GET.matches(method)
                || HttpMethod.HEAD.matches(method)
                || HttpMethod.OPTIONS.matches(method)
                || HttpMethod.TRACE.matches(method);
    }

    private static boolean comesFromElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(BrowserCookies.random());
    }

    /** The cookie is written with pages and sessions, never while a request is refused for want of it. */
    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // Nothing is kept on this side.
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        var expected = cookies.csrfOf(request);
        return expected == null ? null : token(expected);
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, "_csrf", value);
    }
}
