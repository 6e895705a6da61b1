package io.shuke.identity.web;

import io.shuke.identity.CallersOfSessions;
import io.shuke.identity.SecondFactorGate;
import io.shuke.shared.Caller;
import io.shuke.shared.web.Callers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Finds out who calls: by the bearer token where one is sent, else by the session cookie; and which browser it is. Pages
 * and first uses of the cart give a new browser its cookies.
 */
class CallerFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final CallersOfSessions callers;
    private final SecondFactorGate secondFactors;
    private final BrowserCookies cookies;
    private final HandlerExceptionResolver problems;

    CallerFilter(
            CallersOfSessions callers,
            SecondFactorGate secondFactors,
            BrowserCookies cookies,
            HandlerExceptionResolver problems) {
        this.callers = callers;
        this.secondFactors = secondFactors;
        this.cookies = cookies;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bearer = bearer(request);
        if (bearer == null) {
            giveCookies(request, response);
        }
        Caller caller;
        try {
            caller = caller(request, response, bearer);
        } catch (DataAccessException unreachable) {
            // What nobody could look up is told as it is told of what an endpoint could not.
            problems.resolveException(request, response, null, unreachable);
            return;
        }
        Callers.set(request, caller);
        var token = bearer == null ? cookies.sessionOf(request) : bearer;
        Callers.setStillSignedIn(
                request, () -> callers.callerOf(token, caller.visitorId()).signedIn());
        if (token != null && caller.staff()) {
            Callers.setSecondFactor(request, () -> secondFactors.of(caller.person(), token));
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/media/") || path.startsWith("/assets/");
    }

    private Caller caller(HttpServletRequest request, HttpServletResponse response, @Nullable String bearer) {
        if (bearer != null) {
            return callers.callerOf(bearer, null);
        }
        return callers.callerOf(cookies.sessionOf(request), visitor(request, response));
    }

    private @Nullable UUID visitor(HttpServletRequest request, HttpServletResponse response) {
        var known = cookies.visitorOf(request);
        if (known != null) {
            return known;
        }
        return isPage(request) || usesVisitor(request) ? cookies.writeVisitor(request, response) : null;
    }

    private void giveCookies(HttpServletRequest request, HttpServletResponse response) {
        if (isPage(request) || request.getRequestURI().equals("/api/session")) {
            cookies.writeCsrf(request, response);
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && !request.getRequestURI().startsWith("/api/")
                && accepted != null
                && accepted.contains("text/html");
    }

    private static boolean usesVisitor(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals("/api/cart") || path.startsWith("/api/cart/") || path.equals("/api/touches");
    }

    /** The token of the Authorization header; an empty text where the header is there but holds no bearer token. */
    static @Nullable String bearer(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
