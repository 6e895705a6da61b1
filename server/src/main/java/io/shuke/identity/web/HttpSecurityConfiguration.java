package io.shuke.identity.web;

import io.shuke.identity.CallersOfSessions;
import io.shuke.identity.SecondFactorGate;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Callers;
import io.shuke.shared.web.Problems;
import io.shuke.shared.web.Proxies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds for every request: who calls is known, changes are asked for on purpose, and browsers are told what our
 * pages never do. Who may do what stands at each endpoint ({@code @Access}).
 */
@Configuration(proxyBeanMethods = false)
class HttpSecurityConfiguration {
    /** No script but our own files, no frames, nothing from elsewhere. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String[] SIGNED_BY_COMPANIES = {"/api/payment-notices/**", "/sandbox/**"};
    private static final long TWO_YEARS = 63_072_000;

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            CallersOfSessions callers,
            SecondFactorGate secondFactors,
            BrowserCookies cookies,
            Proxies proxies,
            Problems problems,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
            JsonMapper json) {
        var csrf = new CsrfTokens(cookies);
        return http.csrf(protection -> protection
                        .csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(csrf::needed)
                        .ignoringRequestMatchers(SIGNED_BY_COMPANIES))
                .addFilterBefore(new CallerFilter(callers, secondFactors, cookies, resolver), CsrfFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((authentication, at) -> new AuthorizationDecision(fromThisMachine(at.getRequest())))
                        .anyRequest()
                        .permitAll())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(frames -> frames.deny())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                        .httpStrictTransportSecurity(transport -> transport
                                .requestMatcher(proxies::secure)
                                .maxAgeInSeconds(TWO_YEARS)
                                .includeSubDomains(false))
                        .cacheControl(caching -> caching.disable())
                        .addHeaderWriter(HttpSecurityConfiguration::keepAnswersOutOfCaches))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler((request, response, denied) ->
                                write(problems, json, request, response, kindOf(denied, request)))
                        .authenticationEntryPoint((request, response, missing) ->
                                write(problems, json, request, response, ProblemKind.SIGN_IN_NEEDED)))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Figures of the business are for the machine's own collector, not for whoever asks through a proxy. */
    private static boolean fromThisMachine(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null
                && List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1").contains(request.getRemoteAddr());
    }

    /** There are no passwords but our own: nobody is known to the framework. */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new BadCredentialsException("sessions are the only way in");
        };
    }

    /** As strict as it comes, and no parameter has a NUL in it. */
    @Bean
    static HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(Problems problems, JsonMapper json) {
        return (request, response, rejected) -> write(problems, json, request, response, ProblemKind.INVALID_REQUEST);
    }

    /** What the interface answers is private unless its endpoint says otherwise; what has an ETag may be asked again. */
    private static void keepAnswersOutOfCaches(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith("/api/") && !response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            var caching = response.containsHeader(HttpHeaders.ETAG) ? "private, no-cache" : "no-store";
            response.setHeader(HttpHeaders.CACHE_CONTROL, caching);
        }
    }

    private static ProblemKind kindOf(Exception denied, HttpServletRequest request) {
        if (denied instanceof CsrfException) {
            return ProblemKind.CSRF_TOKEN_NEEDED;
        }
        return Callers.of(request).signedIn() ? ProblemKind.NOT_ALLOWED : ProblemKind.SIGN_IN_NEEDED;
    }

    private static void write(
            Problems problems,
            JsonMapper json,
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemKind kind)
            throws IOException {
        response.setStatus(kind.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(problems.body(new ProblemException(kind), request)));
    }
}
