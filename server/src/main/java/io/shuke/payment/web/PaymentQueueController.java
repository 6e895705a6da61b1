package io.shuke.payment.web;

import io.shuke.payment.PaymentQueue;
import io.shuke.payment.PaymentQueue.HandPayment;
import io.shuke.payment.PaymentQueue.Misfit;
import io.shuke.payment.PaymentQueue.RefundState;
import io.shuke.payment.SendingRefundAgain;
import io.shuke.shared.Caller;
import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What finance staff look at when a provider says something odd. */
@RestController
@Tag(name = "Payment")
class PaymentQueueController {
    private final PaymentQueue queue;
    private final SendingRefundAgain sending;

    PaymentQueueController(PaymentQueue queue, SendingRefundAgain sending) {
        this.queue = queue;
        this.sending = sending;
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
            int attempts,

            @Nullable @Schema(description = "the closed refund in whose place this one stands")
            UUID insteadOf,

            @Nullable HandPayment byHand) {
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
                    refund.attempts(),
                    refund.insteadOf(),
                    refund.byHand());
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
        return Page.of(queue.misfits(why, Cursor.idOrNull(after), limit + 1), limit, notice -> Cursor.of(notice.id()))
                .map(PaymentNotice::of);
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/api/operator/refunds")
    @Operation(
            summary = "Refunds, newest first",
            description = "`WAITING`: in place of one that the provider closed; it holds the money until staff send it"
                    + " or pay it by hand. `ABNORMAL`: the provider couldn't deliver it. Both need a person."
                    + " `BY_HAND`: somebody is to pay it by hand; `PAID_BY_HAND`: they did.")
    Page<OperatorRefund> refunds(
            @RequestParam(required = false) @Nullable RefundState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        return Page.of(queue.refunds(state, Cursor.idOrNull(after), limit + 1), limit, refund -> Cursor.of(refund.id()))
                .map(OperatorRefund::of);
    }

    /** Why it is sent again. */
    @Schema(name = "RefundSending")
    record Sending(
            @Schema(example = "The buyer's card works again")
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = "[^\\x00]*", flags = Pattern.Flag.DOTALL)
            String reason) {}

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @PostMapping("/api/operator/refunds/{id}/sending")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Send a refund that waits, or that could not be delivered",
            description = "Once it is on its way again this is refused, so a second click sends nothing.")
    void send(Caller caller, @PathVariable UUID id, @Valid @RequestBody Sending wish) {
        switch (sending.send(id, caller.person(), wish.reason())) {
            case SendingRefundAgain.Outcome.Sent() -> {}
            case SendingRefundAgain.Outcome.NotInState(var state) ->
                throw new ProblemException(ProblemKind.REFUND_NOT_TO_SEND).extension("state", state);
            case SendingRefundAgain.Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
