package io.shuke.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.shuke.shared.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a notice as the sandbox sends it. */
record SandboxNotice(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Type type,
        @JsonProperty(required = true) String merchant,
        @JsonProperty(required = true) Data data) {
    /** What it is about. */
    record Data(
            @JsonProperty(required = true) String number,
            @Nullable String orderNumber,
            @JsonProperty(required = true) long amountMinor,
            @JsonProperty(required = true) String currency,
            @Nullable String sandboxNumber,
            @Nullable String detail,
            @Nullable String wallet) {}

    /** What the sandbox calls what happened. */
    enum Type {
        @JsonProperty("charge.paid")
        CHARGE_PAID(Notice.Kind.CHARGE_PAID),
        @JsonProperty("charge.refused")
        CHARGE_REFUSED(Notice.Kind.CHARGE_FAILED),
        @JsonProperty("refund.done")
        REFUND_DONE(Notice.Kind.REFUND_DONE),
        @JsonProperty("refund.closed")
        REFUND_CLOSED(Notice.Kind.REFUND_CLOSED),
        @JsonProperty("refund.abnormal")
        REFUND_ABNORMAL(Notice.Kind.REFUND_ABNORMAL),
        @JsonProperty("payout.paid")
        PAYOUT_PAID(Notice.Kind.PAYOUT_PAID),
        @JsonProperty("payout.failed")
        PAYOUT_FAILED(Notice.Kind.PAYOUT_FAILED),
        @JsonProperty("payout.running")
        PAYOUT_RUNNING(Notice.Kind.PAYOUT_RUNNING),
        @JsonProperty("payout.to-confirm")
        PAYOUT_TO_CONFIRM(Notice.Kind.PAYOUT_TO_CONFIRM),
        @JsonProperty("payout.cancelled")
        PAYOUT_CANCELLED(Notice.Kind.PAYOUT_CANCELLED),
        @JsonProperty("payout.expired")
        PAYOUT_EXPIRED(Notice.Kind.PAYOUT_EXPIRED);

        private final Notice.Kind kind;

        Type(Notice.Kind kind) {
            this.kind = kind;
        }
    }

    SandboxNotice {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        Objects.requireNonNull(merchant);
        Objects.requireNonNull(data);
    }

    Notice asNotice(String us, boolean asked, NoticeText text) {
        return new Notice(
                SandboxProvider.NAME,
                id,
                type.kind,
                data.number(),
                new Money(data.amountMinor(), data.currency()),
                merchant,
                merchant.equals(us),
                data.orderNumber(),
                data.sandboxNumber(),
                data.detail(),
                data.wallet(),
                asked,
                text);
    }
}
