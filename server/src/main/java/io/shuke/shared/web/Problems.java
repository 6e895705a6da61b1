package io.shuke.shared.web;

import io.shuke.shared.Messages;
import io.shuke.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Writes a problem of the catalogue as RFC 9457 says, in the reader's language. */
@Component
public class Problems {
    private final Messages messages;
    private final LocaleResolver locales;

    Problems(Messages messages, LocaleResolver locales) {
        this.messages = messages;
        this.locales = locales;
    }

    public ResponseEntity<Map<String, Object>> answer(ProblemException problem, HttpServletRequest request) {
        var answer = ResponseEntity.status(problem.kind().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        var wait = problem.extensions().get("retryAfterSeconds");
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, wait.toString());
        }
        return answer.body(body(problem, request));
    }

    public Map<String, Object> body(ProblemException problem, HttpServletRequest request) {
        var locale = localeOf(request);
        var code = problem.kind().code();
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + code);
        body.put("title", messages.text(locale, "problem." + code + ".title"));
        body.put("status", problem.kind().status());
        body.put(
                "detail",
                messages.text(
                        locale,
                        "problem." + code + ".detail",
                        problem.arguments().toArray()));
        body.put("code", code);
        body.put("requestId", String.valueOf(request.getAttribute(RequestIds.ATTRIBUTE)));
        if (!problem.fieldErrors().isEmpty()) {
            body.put("errors", errors(problem, locale));
        }
        body.putAll(problem.extensions());
        return body;
    }

    private List<Map<String, String>> errors(ProblemException problem, Locale locale) {
        return problem.fieldErrors().stream()
                .map(error -> Map.of(
                        "field",
                        error.field(),
                        "message",
                        messages.text(
                                locale, error.messageKey(), error.arguments().toArray())))
                .toList();
    }

    private Locale localeOf(HttpServletRequest request) {
        return RequestContextUtils.getLocaleResolver(request) == null
                ? locales.resolveLocale(request)
                : RequestContextUtils.getLocale(request);
    }
}
