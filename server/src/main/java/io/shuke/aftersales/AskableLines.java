package io.shuke.aftersales;

import io.shuke.ordering.SoldLine;
import io.shuke.ordering.SoldLines;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says for which lines of an order its buyer can ask for something now, so that a screen offers what is possible. */
@Component
public class AskableLines {
    private final SoldLines lines;
    private final AfterSaleTerms terms;
    private final Clock clock;

    AskableLines(SoldLines lines, AfterSaleTerms terms, Clock clock) {
        this.lines = lines;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * What can be asked for of a line. {@code atOnce}: nothing was shipped, so nobody has to agree. {@code piecesToReturn}
     * of those that are left came, or are on their way, and can be sent back.
     */
    @Schema(name = "AfterSaleOption")
    public record Askable(
            UUID lineId,
            List<AfterSaleKind> kinds,
            List<AfterSaleReason> reasons,
            boolean atOnce,
            int piecesLeft,
            int piecesToReturn,
            Money left) {
        public Askable {
            kinds = List.copyOf(kinds);
            reasons = List.copyOf(reasons);
        }
    }

    /** Lines without an open after-sale of which something is left; none where the order is somebody else's. */
    @Transactional(readOnly = true)
    public List<Askable> of(UUID buyerId, UUID orderId) {
        return lines.ofOrder(orderId, buyerId).stream()
                .filter(line -> line.openAfterSaleId() == null)
                .map(this::askable)
                .filter(line -> !line.reasons().isEmpty())
                .toList();
    }

    private Askable askable(SoldLine line) {
        var reasons = Arrays.stream(AfterSaleReason.values())
                .filter(reason -> line.isShipped() || reason == AfterSaleReason.CHANGED_MIND)
                .filter(reason -> isPossible(line, reason))
                .toList();
        var kinds = line.piecesToReturn() > 0 ? List.of(AfterSaleKind.values()) : List.of(AfterSaleKind.REFUND_ONLY);
        return new Askable(
                line.lineId(),
                kinds,
                reasons,
                !line.isShipped(),
                line.piecesLeft(),
                line.piecesToReturn(),
                line.left());
    }

    private boolean isPossible(SoldLine line, AfterSaleReason reason) {
        var all = new Claim(AfterSaleKind.REFUND_ONLY, reason, null, line.left());
        return all.judge(line, clock.instant(), terms) instanceof Claim.Judgement.Possible;
    }
}
