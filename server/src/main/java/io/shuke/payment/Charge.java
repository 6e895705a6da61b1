package io.shuke.payment;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to take an order's money through one provider, in one way. The buyer pays with what is there: {@code
 * cashierUrl} to go to, {@code code} to be shown as a picture, or {@code bridge} for the app that the page is open in. None
 * of them is there before the provider knows the charge, nor once it has ended.
 */
public record Charge(
        UUID id,
        UUID orderId,
        State state,
        Money amount,
        @Schema(example = "wechat") String provider,
        Way way,
        @Nullable String cashierUrl,
        @Nullable String code,
        @Nullable Map<String, String> bridge) {
    /** Where a charge stands. */
    public enum State {
        OPEN,
        PAID,
        FAILED,
        CLOSED,
        REFUNDED
    }

    /** How the buyer pays. */
    public enum Way {
        /** On the provider's own page. */
        CASHIER,
        /** By scanning a code. */
        QR_CODE,
        /** In the provider's app, which the phone's browser opens. */
        H5,
        /** In the provider's app, where this page is open already. */
        JSAPI
    }
}
