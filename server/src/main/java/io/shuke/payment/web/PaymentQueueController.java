package io.shuke.payment.web;

import io.shuke.payment.PaymentQueue;
import io.shuke.payment.PaymentQueue.Misfit;
import io.shuke.payment.PaymentQueue.RefundState;
import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What finance staff look at when a provider says something odd. */
@RestController
@Tag(name = "Payment")
class PaymentQueueController {
    private final PaymentQueue queue;

    PaymentQueueController(PaymentQueue queue) {
        this.queue = queue;
    }

    /** A genuine notice that did not fit, as it came. */
    record PaymentNotice(
            UUID id,
            Instant at,
            String provider,
            String kind,
            String number,
            @Nullable String orderNumber,
            Money amount,
            String merchant,
            Misfit why,
            String body) {
        static PaymentNotice of(PaymentQueue.MisfitNotice notice) {
            return new PaymentNotice(
                    notice.id(),
                    notice.at(),
                    notice.provider(),
                    notice.kind(),
                    notice.number(),
                    notice.orderNumber(),
                    notice.amount(),
                    notice.merchant(),
                    notice.why(),
                    notice.body());
        }
    }

    /** A refund and where it stands. */
    record OperatorRefund(
            UUID id,
            UUID orderId,
            String orderNumber,
            UUID chargeId,
            String provider,
            RefundState state,
            Money amount,
            String reason,
            Instant askedAt,
            @Nullable Instant endedAt,
            int attempts) {
        static OperatorRefund of(PaymentQueue.RefundRow refund) {
            return new OperatorRefund(
                    refund.id(),
                    refund.orderId(),
                    refund.orderNumber(),
                    refund.chargeId(),
                    refund.provider(),
                    refund.state(),
                    refund.amount(),
                    refund.reason(),
                    refund.askedAt(),
                    refund.endedAt(),
                    refund.attempts());
        }
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/api/operator/payment-notices")
    @Operation(
            summary = "Notices that did not fit, newest first",
            description = "`MISMATCH`: amount, currency, merchant, order or state differ, nothing was booked."
                    + " `UNKNOWN`: we have no such number.")
    Page<PaymentNotice> notices(
            @RequestParam(required = false) @Nullable Misfit why,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        return Page.of(queue.misfits(why, Cursor.decoded(after, 1), limit + 1), limit, notice -> Cursor.of(notice.id()))
                .map(PaymentNotice::of);
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/api/operator/refunds")
    @Operation(
            summary = "Refunds, newest first",
            description = "`CLOSED`: the provider won't make it and the money is held again; `ABNORMAL`: the provider"
                    + " couldn't deliver it. Both need a person.")
    Page<OperatorRefund> refunds(
            @RequestParam(required = false) @Nullable RefundState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        return Page.of(
                        queue.refunds(state, Cursor.decoded(after, 1), limit + 1),
                        limit,
                        refund -> Cursor.of(refund.id()))
                .map(OperatorRefund::of);
    }
}
