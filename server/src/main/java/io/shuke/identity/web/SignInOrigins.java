package io.shuke.identity.web;

import io.shuke.identity.Origin;
import io.shuke.shared.Caller;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.web.Proxies;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from a request where a sign-in comes from, and says when it may be tried again. */
@Component
class SignInOrigins {
    private final Proxies proxies;
    private final BrowserCookies cookies;
    private final MarketClock clock;

    SignInOrigins(Proxies proxies, BrowserCookies cookies, MarketClock clock) {
        this.proxies = proxies;
        this.cookies = cookies;
        this.clock = clock;
    }

    Origin of(Caller caller, HttpServletRequest request, Locale locale) {
        var earlier = CallerFilter.bearer(request) == null ? cookies.sessionOf(request) : null;
        return new Origin(proxies.networkOf(request), caller.visitorId(), locale, earlier);
    }

    /** The token that the request was sent with. */
    @Nullable
    String token(HttpServletRequest request) {
        var bearer = CallerFilter.bearer(request);
        return bearer == null ? cookies.sessionOf(request) : bearer;
    }

    ProblemException tooOften(Instant again) {
        return ProblemException.tooOften(Duration.between(clock.unmoved(), again));
    }
}
