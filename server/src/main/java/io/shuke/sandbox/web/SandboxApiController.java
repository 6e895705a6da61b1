package io.shuke.sandbox.web;

import io.shuke.sandbox.Merchant;
import io.shuke.sandbox.MerchantRequests;
import io.shuke.sandbox.News;
import io.shuke.shared.web.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What merchants ask the sandbox, signed: {@code method\npath\ntimestamp\nnonce\nbody\n}. 200 answers with what a notice
 * says, 202 says that nothing has ended yet, 400 that the request is not the merchant's or not understood.
 */
@RestController
@RequestMapping("/sandbox/api")
@Profile({"demo", "test"})
class SandboxApiController {
    private static final byte[] EMPTY = {};

    private final Merchant merchant;
    private final MerchantRequests requests;
    private final JsonMapper json;
    private final Clock clock;

    SandboxApiController(Merchant merchant, MerchantRequests requests, JsonMapper json, Clock clock) {
        this.merchant = merchant;
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    @Access(Access.Who.ANYONE)
    @GetMapping("/charges/{number}")
    ResponseEntity<Object> charge(@PathVariable String number, HttpServletRequest request) {
        return answer(request, null, () -> requests.charge(number));
    }

    @Access(Access.Who.ANYONE)
    @PostMapping("/charges/{number}/closure")
    ResponseEntity<Object> close(
            @PathVariable String number,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        return answer(request, body, () -> requests.closeCharge(number));
    }

    @Access(Access.Who.ANYONE)
    @PostMapping("/refunds")
    ResponseEntity<Object> refund(@RequestBody(required = false) byte @Nullable [] body, HttpServletRequest request) {
        return answer(request, body, () -> requests.refund(json.readValue(text(body), MerchantRequests.Refund.class)));
    }

    @Access(Access.Who.ANYONE)
    @PostMapping("/payouts")
    ResponseEntity<Object> payOut(@RequestBody(required = false) byte @Nullable [] body, HttpServletRequest request) {
        return answer(request, body, () -> requests.payOut(json.readValue(text(body), MerchantRequests.Payout.class)));
    }

    @Access(Access.Who.ANYONE)
    @GetMapping("/bills/{day}")
    ResponseEntity<Object> bill(@PathVariable LocalDate day, HttpServletRequest request) {
        return isSigned(request, EMPTY)
                ? ResponseEntity.ok(requests.bill(day))
                : ResponseEntity.badRequest().body(Map.of("error", "signature"));
    }

    private ResponseEntity<Object> answer(
            HttpServletRequest request, byte @Nullable [] body, Supplier<Optional<News>> act) {
        if (!isSigned(request, text(body))) {
            return ResponseEntity.badRequest().body(Map.of("error", "signature"));
        }
        try {
            return act.get()
                    .<ResponseEntity<Object>>map(ResponseEntity::ok)
                    .orElseGet(() -> ResponseEntity.accepted().build());
        } catch (JacksonException e) {
            return ResponseEntity.badRequest().body(Map.of("error", "body"));
        }
    }

    private boolean isSigned(HttpServletRequest request, byte[] body) {
        return merchant.sent(
                header(request, "Sandbox-Merchant"),
                request.getMethod(),
                request.getRequestURI(),
                header(request, "Sandbox-Timestamp"),
                header(request, "Sandbox-Nonce"),
                body,
                header(request, "Sandbox-Signature"),
                clock.instant());
    }

    private static byte[] text(byte @Nullable [] body) {
        return body == null ? EMPTY : body;
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
