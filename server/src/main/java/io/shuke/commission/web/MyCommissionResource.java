package io.shuke.commission.web;

import io.shuke.commission.Commission;
import io.shuke.commission.Commissions;
import io.shuke.commission.CustomerNames;
import io.shuke.commission.Debts;
import io.shuke.commission.Earnings;
import io.shuke.commission.Explaining;
import io.shuke.commission.Explanation;
import io.shuke.commission.Role;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Earnings", description = "What a partner earns, and why")
class MyCommissionResource {
    private final Earnings earnings;
    private final Commissions commissions;
    private final CustomerNames names;
    private final Explaining explaining;
    private final Debts debts;
    private final EarningsStreams streams;

    MyCommissionResource(
            Earnings earnings,
            Commissions commissions,
            CustomerNames names,
            Explaining explaining,
            Debts debts,
            EarningsStreams streams) {
        this.earnings = earnings;
        this.commissions = commissions;
        this.names = names;
        this.explaining = explaining;
        this.debts = debts;
        this.streams = streams;
    }

    @Schema(name = "CommissionLine")
    record Line(String title, String options, int quantity, Money paid, Money refunded) {}

    @Schema(name = "Explanation")
    record View(
            CommissionView commission,
            Line line,
            Money base,
            Money budget,
            String planName,
            int planVersion,
            String ruleName,
            int rateBasisPoints,
            Role role,
            Explanation.Reason evidence,
            @Nullable Instant releaseDue,
            @Nullable Instant releasedAt,
            @Nullable HoldView hold,
            List<Explanation.Taken> reversals,
            List<String> whyNotMore,
            List<String> sentences) {}

    @GetMapping("/api/my/earnings")
    @Access(Who.PERSON)
    @Operation(summary = "My earnings as the ledger has them")
    Earnings.Sum earnings(Caller caller) {
        return earnings.of(caller.person());
    }

    @GetMapping(path = "/api/my/earnings/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Access(Who.PERSON)
    @Operation(
            summary = "My earnings, live",
            description = "Events: earnings and commission. With Last-Event-ID everything since is told, some of it"
                    + " perhaps twice.")
    SseEmitter stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Caller caller,
            HttpServletRequest request) {
        return streams.watch(caller.person(), lastEventId, Callers.stillSignedIn(request));
    }

    @GetMapping("/api/my/commissions")
    @Access(Who.PERSON)
    @Operation(summary = "What I earned, line by line, the latest first")
    Page<CommissionView> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        var page = commissions.page(caller.person(), after, limit);
        var known = names.of(
                page.items().stream().map(Commission::buyerId).distinct().toList());
        return page.map(commission -> CommissionView.of(commission, known));
    }

    @GetMapping("/api/my/debts")
    @Access(Who.PERSON)
    @Operation(
            summary = "How my debt grew and shrank, the latest first",
            description = "Commission that was taken back after I had been paid. What I earn next pays it by itself.")
    Page<Debts.Change> debts(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return debts.page(caller.person(), after, limit);
    }

    @GetMapping("/api/commissions/{id}/explanation")
    @Access(Who.PERSON)
    @Operation(
            summary = "Why did I get this, and why not more?",
            description = "For the partner who earned it, and for staff with the right to finance.")
    View explain(@PathVariable UUID id, Caller caller, Locale locale) {
        var found = caller.has(Right.FINANCE)
                ? explaining.explain(id, locale)
                : explaining.explain(id, caller.person(), locale);
        return found.map(MyCommissionResource::view).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    private static View view(Explanation explanation) {
        var commission = explanation.commission();
        return new View(
                CommissionView.of(commission, Map.of(commission.buyerId(), explanation.customerName())),
                new Line(
                        commission.productTitle(),
                        commission.options(),
                        commission.quantity(),
                        explanation.paid(),
                        explanation.refunded()),
                commission.base(),
                commission.budget(),
                explanation.planName(),
                commission.planVersion(),
                explanation.ruleName(),
                commission.rateBasisPoints(),
                commission.role(),
                explanation.reason(),
                commission.releaseDue(),
                commission.releasedAt(),
                explanation.hold() == null ? null : HoldView.of(explanation.hold()),
                explanation.reversals(),
                explanation.whyNotMore(),
                explanation.sentences());
    }
}
